package org.stele.exchange.chart;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.release.Selection;
import org.stele.exchange.release.VaultPortions;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.SegmentEntry;

/** Reads charts, the journal first. */
public final class ChartDesk implements Charts {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final LinkBook links;
    private final Selection selection;
    private final Predicate<RecordId> leaving;

    /** @param leaving what is withdrawn with what the charts do not have yet, and so is still there */
    public ChartDesk(
            Premises premises, Patients patients, LinkBook links, OpenedScopes scopes, Predicate<RecordId> leaving) {
        this.leaving = leaving;
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.links = links;
        this.selection = new Selection(scopes);
    }

    @Override
    public List<ChartRecord> read(Author clinician, SubjectId home) {
        permissions.requireSeat(clinician, Power.SIGN);
        ChartId patient = patients.requireHome(home);
        RandomId chart = patient.value();
        Use use = new Use(clinician.toString(), Action.OPEN, Purpose.TREAT.name(), new Basis.Reason("OWN_CARE"));
        Collection<SegmentEntry> all =
                VaultCalls.call(() -> vault.segments().of(chart)).entries().values();
        CertifiedState state =
                ledger.state(); // after the chart: what the ledger says before the chart has it is held back
        if (links.keepsAllFrom(state, patient, own)) {
            throw refused(chart, use);
        }
        List<SegmentEntry> entries = selection.ofOwn(state, links.against(state, patient, own), all, leaving);
        return VaultPortions.open(
                        vault,
                        use,
                        chart,
                        entries.stream().map(SegmentEntry::record).toList())
                .stream()
                .map(ChartDesk::record)
                .toList();
    }

    private ExchangeException refused(RandomId chart, Use use) {
        ExchangeException refusal = ExchangeException.accessRefused();
        VaultCalls.call(() -> vault.journal()
                .append(Event.refused(chart, use, List.of(), refusal.reason().name())));
        return refusal;
    }

    private static ChartRecord record(OpenedRecord opened) {
        return new ChartRecord(new RecordId(opened.id()), opened.labels().kind(), opened.content());
    }
}
