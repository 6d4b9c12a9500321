package org.stele.node.smart;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.KeyCheck;

/**
 * What is known of who approves applications.
 *
 * @param seats whether theirs acts
 * @param keys whether the key that approved is theirs still
 * @param patients whom they name
 */
public record Staff(SeatCheck seats, KeyCheck keys, Patients patients) {
    /** The patients whom a clinician may see. */
    @FunctionalInterface
    public interface Patients {
        /**
         * The FHIR id of one; the patient's journal has it.
         *
         * @return nothing where there is none, or none that this clinician may see
         * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
         */
        Optional<String> id(Author clinician, SubjectId home);
    }
}
