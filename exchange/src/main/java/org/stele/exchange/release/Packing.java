package org.stele.exchange.release;

import java.util.List;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.ledger.CertifiedState;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.SegmentEntry;

/** Opens what is released, and writes the journal for it: for an opening before, for a refusal too. Safe for use by many threads. */
public final class Packing {
    private final OwnOrganisation own;
    private final Vault vault;
    private final Patients patients;
    private final Selection selection;

    public Packing(Premises premises, Patients patients, OpenedScopes scopes) {
        this.own = premises.own();
        this.vault = premises.vault();
        this.patients = patients;
        this.selection = new Selection(scopes);
    }

    /** Whether two looks at a permit come to the same. */
    boolean same(CertifiedState state, Standing standing, CertifiedState later, Standing then) {
        return selection.same(state, standing, later, then);
    }

    /** A refusal is journalled too: the patient sees that somebody tried. */
    public ExchangeException refused(PermitId id, Permit permit) {
        ExchangeException refusal = ExchangeException.accessRefused();
        patients.find(permit.subject())
                .map(known -> known.chart().value())
                .ifPresent(chart -> journal(Event.refused(
                        chart, use(id, permit), List.of(), refusal.reason().name())));
        return refusal;
    }

    /** Opens what a standing permit covers; the journal has it before a key is unwrapped. */
    public Release open(CertifiedState state, Standing standing) {
        RandomId chart = standing.chart().value();
        List<RandomId> records = VaultCalls.call(() -> selection.of(
                        state,
                        standing.decision(),
                        vault.segments().of(chart).entries().values()))
                .stream()
                .map(SegmentEntry::record)
                .toList();
        return new Release(
                standing.id(), own.id(), selection.scope(state, standing.decision()), openAll(standing, records));
    }

    /** Opens these records of the patient's own, who asks for them. */
    Release open(Standing standing, List<RecordId> records) {
        List<RandomId> wanted = records.stream().map(RecordId::value).toList();
        return new Release(standing.id(), own.id(), List.of(), openAll(standing, wanted));
    }

    private List<Disclosed> openAll(Standing standing, List<RandomId> records) {
        Use use = use(standing.id(), standing.permit());
        return VaultPortions.open(vault, use, standing.chart().value(), records).stream()
                .map(record -> disclosed(standing, record))
                .toList();
    }

    private void journal(Event event) {
        VaultCalls.call(() -> vault.journal().append(event));
    }

    private static Disclosed disclosed(Standing standing, OpenedRecord record) {
        return Disclosed.of(
                new RecordId(record.id()), standing.chart(), record.labels(), record.salt(), record.content());
    }

    private static Use use(PermitId id, Permit permit) {
        Action action = permit.kind() == PermitKind.EMERGENCY ? Action.EMERGENCY : Action.RELEASE;
        Basis basis = new Basis.Permit(id.transaction().bytes());
        return new Use(permit.asker().toString(), action, permit.purpose().name(), basis);
    }
}
