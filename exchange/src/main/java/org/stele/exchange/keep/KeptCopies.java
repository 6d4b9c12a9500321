package org.stele.exchange.keep;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.journal.proof.Use;

/** Notes, as the source's custodian, who keeps a copy: in the patient's journal first. */
final class KeptCopies {
    private final LedgerDoor ledger;
    private final Patients patients;
    private final Vault vault;
    private final Holders holders;
    private final Locks locks = new Locks();

    KeptCopies(LedgerDoor ledger, Patients patients, Vault vault, Holders holders) {
        this.ledger = ledger;
        this.patients = patients;
        this.vault = vault;
        this.holders = holders;
    }

    void note(OrganisationId from, KeptNotice notice) {
        CertifiedState state = ledger.state();
        Permit permit = state.get(AccessTables.PERMIT, notice.permit())
                .filter(any -> any.organisation().equals(Optional.of(from)))
                .filter(any -> isRecordOf(state, from, notice.copy()))
                .orElseThrow(KeptCopies::notFound);
        ChartId chart = patients.find(permit.subject())
                .map(KnownSubject::chart)
                .filter(any -> wasReleased(any, notice))
                .orElseThrow(KeptCopies::notFound);
        locks.locked(chart, () -> note(from, notice, permit.purpose(), chart));
    }

    private ChartId note(OrganisationId from, KeptNotice notice, Purpose purpose, ChartId chart) {
        Holders.Copy copy = new Holders.Copy(notice.source(), from, notice.copy());
        if (!holders.of(chart).contains(copy)) {
            requireOnlyOne(chart, copy);
            journal(from, notice, purpose, chart);
            holders.add(chart, copy);
        }
        return chart;
    }

    /** A holder has one copy of a record: more would only make the patient's requests unwieldy. */
    private void requireOnlyOne(ChartId chart, Holders.Copy copy) {
        CertifiedState state = ledger.state();
        boolean another = holders.of(chart).stream()
                .filter(known -> known.source().equals(copy.source()))
                .filter(known -> known.holder().equals(copy.holder()))
                .anyMatch(known -> state.get(RecordTables.RECORD, known.record())
                        .filter(record -> record.status() != RecordStatus.ERASED)
                        .isPresent());
        if (another) {
            throw new ExchangeException(Reason.NOT_FOUND, "this holder has a copy of the record already");
        }
    }

    private void journal(OrganisationId from, KeptNotice notice, Purpose purpose, ChartId chart) {
        Basis basis = new Basis.Permit(notice.permit().transaction().bytes());
        Use use = new Use(from.author().toString(), Action.KEEP, purpose.name(), basis);
        List<RandomId> both = List.of(notice.source().value(), notice.copy().value());
        VaultCalls.call(() -> vault.journal().append(Event.of(chart.value(), use, both)));
    }

    private static boolean isRecordOf(CertifiedState state, OrganisationId keeper, RecordId copy) {
        return state.get(RecordTables.RECORD, copy)
                .filter(record -> record.custodian().equals(keeper))
                .isPresent();
    }

    /** By this organisation's own journal: the record went out under this permit. */
    private boolean wasReleased(ChartId chart, KeptNotice notice) {
        Basis basis = new Basis.Permit(notice.permit().transaction().bytes());
        return VaultCalls.call(() -> vault.journal().entries(chart.value())).stream()
                .map(LinkedEntry::entry)
                .filter(entry -> entry.use().basis().equals(basis))
                .anyMatch(entry ->
                        entry.records().listed().contains(notice.source().value()));
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "permit, source and copy do not fit together, or not yet");
    }
}
