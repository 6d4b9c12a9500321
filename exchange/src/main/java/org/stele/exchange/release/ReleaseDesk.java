package org.stele.exchange.release;

import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.SegmentEntry;

/**
 * Releases: the permit must hold on a fresh state, the journal is written before a key is unwrapped, and the permit must hold
 * still when all is sealed. The size of a package tells what is in it and nothing of what is not.
 */
public final class ReleaseDesk implements Releases {
    /** As many as one call opens, and one journal entry names. */
    private static final int AT_ONCE = 1_000;

    private final OwnOrganisation own;
    private final LedgerDoor ledger;
    private final Vault vault;
    private final Patients patients;
    private final PermitJudge judge;
    private final Selection selection;

    public ReleaseDesk(Premises premises, Patients patients, OpenedScopes scopes) {
        this.own = premises.own();
        this.ledger = premises.ledger();
        this.vault = premises.vault();
        this.patients = patients;
        this.judge = new PermitJudge(own.id(), patients, premises.clock());
        this.selection = new Selection(scopes);
    }

    @Override
    public Bytes release(Author author, ReleaseRequest request) {
        CertifiedState state = ledger.fresh(request.height());
        Permit permit = judge.find(state, author, request.permit()).orElseThrow(ExchangeException::accessRefused);
        Standing standing = require(state, request.permit(), permit);
        Release release = open(state, standing);
        CertifiedState later = ledger.fresh(state.height());
        Standing then = require(later, request.permit(), permit);
        if (!selection.same(state, standing, later, then)) {
            // The patient decided otherwise meanwhile: what was selected is not what may be seen now.
            throw refuse(request.permit(), permit);
        }
        return ReleasePackage.seal(release, permit.recipient());
    }

    private Standing require(CertifiedState state, PermitId id, Permit permit) {
        return judge.stands(state, id, permit).orElseThrow(() -> refuse(id, permit));
    }

    /** A refusal is journalled too: the patient sees that somebody tried. */
    private ExchangeException refuse(PermitId id, Permit permit) {
        ExchangeException refusal = ExchangeException.accessRefused();
        patients.find(permit.subject())
                .map(known -> known.chart().value())
                .ifPresent(chart -> journal(Event.refused(
                        chart, use(id, permit), List.of(), refusal.reason().name())));
        return refusal;
    }

    private Release open(CertifiedState state, Standing standing) {
        RandomId chart = standing.chart().value();
        List<RandomId> records =
                VaultCalls.call(() -> selection.of(
                                state,
                                standing,
                                vault.segments().of(chart).entries().values()))
                        .stream()
                        .map(SegmentEntry::record)
                        .toList();
        return new Release(standing.id(), own.id(), selection.scope(state, standing), openAll(standing, records));
    }

    private List<Disclosed> openAll(Standing standing, List<RandomId> records) {
        Use use = use(standing.id(), standing.permit());
        RandomId chart = standing.chart().value();
        if (records.isEmpty()) {
            journal(Event.of(chart, use, List.of()));
        }
        List<Disclosed> opened = new ArrayList<>();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<RandomId> some = records.subList(from, Math.min(from + AT_ONCE, records.size()));
            VaultCalls.call(() -> vault.openings().open(use, chart, some)).stream()
                    .map(record -> disclosed(standing, record))
                    .forEach(opened::add);
        }
        return opened;
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
