package org.stele.node.smart;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.KeyCheck;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * What is known of who approves applications.
 *
 * @param seats whether theirs acts
 * @param keys whether the key that approved is theirs still
 * @param patients whom they name
 * @param encounters which they name
 */
public record Staff(SeatCheck seats, KeyCheck keys, Patients patients, Encounters encounters) {
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

    /** The encounters that a clinician may see. */
    @FunctionalInterface
    public interface Encounters {
        /**
         * Whether there is one in a patient's chart that this clinician may see; the patient's journal has the question.
         *
         * @param id of the FHIR resource
         * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
         */
        boolean has(Author clinician, SubjectId home, String id);
    }

    /**
     * A patient as a clinician names them.
     *
     * @throws ProblemException {@code NOT_FOUND} where there is none, or none that this clinician may see
     */
    Approval.Named named(Author clinician, SubjectId home) {
        return patients.id(clinician, home)
                .map(id -> new Approval.Named(home, id))
                .orElseThrow(Staff::nothing);
    }

    /**
     * That whoever approved may still see of whom the application is told, under the same id.
     *
     * @throws ProblemException {@code NOT_FOUND} where not
     * @throws org.stele.exchange.ExchangeException as {@link Patients#id}
     */
    void requireSeen(Approval.BySeat approval) {
        approval.patient().ifPresent(told -> {
            if (!named(approval.author(), told.home()).equals(told)) {
                throw nothing();
            }
            approval.encounter().ifPresent(id -> requireEncounter(approval.author(), told.home(), id));
        });
    }

    /** @throws ProblemException {@code NOT_FOUND} where this patient has none, or none that this clinician may see */
    void requireEncounter(Author clinician, SubjectId home, String id) {
        if (!encounters.has(clinician, home, id)) {
            throw nothing();
        }
    }

    private static ProblemException nothing() {
        return new ProblemException(Problem.of(
                ProblemCode.NOT_FOUND, "There is no such patient here, or this patient has no such encounter."));
    }
}
