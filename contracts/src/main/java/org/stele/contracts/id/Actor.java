package org.stele.contracts.id;

import java.util.Optional;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;

/** Who may author a transaction, read from the text of an {@link Author}. */
public sealed interface Actor {
    String ORGANISATION = "org";
    String SEAT = "seat";
    String SUBJECT = "subject";
    String KEY = "key";

    /** A member organisation, {@code org:<id>}. */
    record OfOrganisation(OrganisationId id) implements Actor {}

    /** A member of staff in a seat, {@code seat:<id>}. */
    record OfSeat(SeatId id) implements Actor {}

    /** A patient, {@code subject:<id>}. */
    record OfSubject(SubjectId id) implements Actor {}

    /** A key that nothing is registered for yet, {@code key:<verification key>}. */
    record OfKey(VerificationKey key) implements Actor {}

    /** The actor that {@code author} names, if it is one of these kinds in its one text form. */
    static Optional<Actor> of(Author author) {
        try {
            return read(author);
        } catch (IllegalArgumentException notAnIdentifier) {
            return Optional.empty();
        }
    }

    private static Optional<Actor> read(Author author) {
        return switch (author.kind()) {
            case ORGANISATION -> Optional.of(new OfOrganisation(OrganisationId.parse(author.name())));
            case SEAT -> Optional.of(new OfSeat(SeatId.parse(author.name())));
            case SUBJECT -> Optional.of(new OfSubject(SubjectId.parse(author.name())));
            case KEY -> Optional.of(new OfKey(VerificationKey.parse(author.name())));
            default -> Optional.empty();
        };
    }
}
