package org.stele.exchange.identify;

import java.util.List;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.contract.StateReader;
import org.stele.vault.subject.Identifier;

/** What another organisation says of people, which may be anything. */
final class Hearsay {
    private static final int MOST_PEOPLE = 16;
    private static final int MOST_IDENTIFIERS = 64;
    private static final int LONGEST = 256;

    private Hearsay() {}

    /**
     * What may be passed on of it: people of that organisation by the ledger, with no identifier that is not wanted.
     *
     * @throws ExchangeException {@code PEER_UNREACHABLE} where it is no answer: of others' people, or of more than anybody could mean
     */
    static Identification of(
            StateReader state, OrganisationId organisation, Identification told, Predicate<Identifier> wanted) {
        boolean isAnswer = told.people().size() <= MOST_PEOPLE
                && told.people().stream().allMatch(known -> isSound(known) && isOf(state, organisation, known));
        if (!isAnswer) {
            throw new ExchangeException(
                    Reason.PEER_UNREACHABLE, "the node of " + organisation + " answers what is no answer");
        }
        return new Identification(told.people().stream()
                .map(known -> new KnownAs(
                        known.subject(),
                        known.identifiers().stream().filter(wanted).toList()))
                .toList());
    }

    private static boolean isOf(StateReader state, OrganisationId organisation, KnownAs known) {
        return state.get(IdentityTables.SUBJECT, known.subject())
                .filter(subject -> subject.custodian().equals(organisation))
                .isPresent();
    }

    private static boolean isSound(KnownAs known) {
        List<Identifier> identifiers = known.identifiers();
        return identifiers.size() <= MOST_IDENTIFIERS
                && identifiers.stream().allMatch(it -> isSound(it.authority()) && isSound(it.value()));
    }

    /** Nothing that a screen would not show, or not where it stands. */
    private static boolean isSound(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .map(Character::getType)
                        .noneMatch(type -> type == Character.CONTROL
                                || type == Character.FORMAT
                                || type == Character.SURROGATE
                                || type == Character.LINE_SEPARATOR
                                || type == Character.PARAGRAPH_SEPARATOR);
    }
}
