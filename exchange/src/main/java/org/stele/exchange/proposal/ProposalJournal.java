package org.stele.exchange.proposal;

import java.util.List;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.store.VaultCalls;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Writes down what becomes of proposals, durably. That one was signed is on the ledger. */
final class ProposalJournal {
    private final Vault vault;
    private final Patients patients;

    /** What became of it. The names are in journals: never to be changed. */
    enum Step {
        PROPOSAL_MADE(Purpose.TREAT),
        PROPOSAL_READ(Purpose.TREAT),
        PROPOSAL_DECLINED(Purpose.PATRQT);

        private final Purpose purpose;

        Step(Purpose purpose) {
            this.purpose = purpose;
        }
    }

    ProposalJournal(Vault vault, Patients patients) {
        this.vault = vault;
        this.patients = patients;
    }

    void happened(StoredProposal proposal, Step step, Author who) {
        Use use = new Use(who.toString(), Action.PROPOSE, step.purpose.name(), new Basis.Reason(step.name()));
        Event event = Event.of(
                patients.requireHome(proposal.home()).value(),
                use,
                List.of(proposal.grant().value()));
        VaultCalls.call(() -> vault.journal().append(event));
    }
}
