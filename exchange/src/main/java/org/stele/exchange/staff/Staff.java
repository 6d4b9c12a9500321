package org.stele.exchange.staff;

import java.util.Optional;
import org.stele.contracts.id.SeatId;
import org.stele.ledger.contract.Author;

/** The organisation's staff. Safe for use by many threads. */
public interface Staff {
    /**
     * Opens a seat on the ledger and enters the person in the directory. Repeating it with the same identifier and key
     * answers with the seat that there is.
     *
     * @param author the organisation, or a seat here with the power CLERK; only the organisation opens a CLERK's or REVIEW
     *     seat
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code LICENCE_REFUSED}, {@code IDENTIFIER_TAKEN},
     *     {@code CONTRACT_REFUSED} and what submitting brings
     */
    SeatId open(Author author, SeatOpening opening);

    /** The seat of the one whom records name so. */
    Optional<SeatId> find(StaffIdentifier identifier);
}
