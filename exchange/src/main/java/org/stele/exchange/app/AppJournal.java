package org.stele.exchange.app;

import java.util.List;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.app.AppActor;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Writes down what becomes of approvals, durably, each by the application that it is of. */
final class AppJournal {
    private final Vault vault;
    private final Patients patients;

    /** What became of it. The names are in journals: never to be changed. */
    enum Step {
        /** By the patient, with their key. */
        APP_APPROVED,
        /** By the patient. */
        APP_REVOKED,
        /** By the application. */
        APP_GIVEN_BACK,
        /** By the node, since what counts once came twice. */
        APP_MISUSED,
        /** By the node, since no key that signed it is in force. */
        APP_ENDED
    }

    AppJournal(Vault vault, Patients patients) {
        this.vault = vault;
        this.patients = patients;
    }

    void happened(App app, Step step) {
        String actor = AppActor.of(app.approval()).actor();
        Use use = new Use(actor, Action.APP, Purpose.PATRQT.name(), new Basis.Reason(step.name()));
        Event event = Event.of(patients.requireHome(app.home()).value(), use, List.of());
        VaultCalls.call(() -> vault.journal().append(event));
    }
}
