package org.stele.exchange.patient;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.release.LastVersion;
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
import org.stele.vault.segment.Restriction;
import org.stele.vault.segment.SegmentEntry;

/** Shows patients their own index, journalled as a view, and what they must hear of. */
public final class OwnRecordsDesk implements OwnRecords {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final Holders holders;

    public OwnRecordsDesk(Premises premises, Patients patients, Holders holders) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.holders = holders;
    }

    @Override
    public List<RecordLine> list(Author author, SubjectId home) {
        permissions.requireSubject(author, home);
        ChartId chart = patients.requireHome(home);
        Use use = new Use(author.toString(), Action.SEARCH, Purpose.PATRQT.name(), new Basis.Reason("OWN_INDEX"));
        VaultCalls.call(() -> vault.journal().append(Event.of(chart.value(), use, List.of())));
        List<Holders.Copy> copies = copies(chart);
        LastVersion versions = new LastVersion(ledger.state());
        return VaultCalls.call(() -> vault.segments().of(chart.value())).entries().values().stream()
                .filter(entry -> !isAnothers(versions, entry))
                .map(entry -> line(entry, copies))
                .toList();
    }

    @Override
    public List<Notice> notices(Author author, SubjectId home) {
        permissions.requireSubject(author, home);
        CertifiedState state = ledger.state();
        return patients.of(patients.requireHome(home)).stream()
                .flatMap(known -> Notices.after(0, state, known.subject()).stream())
                .sorted(Comparator.comparing(Notice::time))
                .toList();
    }

    /** Those that their holders have not erased. */
    private List<Holders.Copy> copies(ChartId chart) {
        CertifiedState state = ledger.state();
        return holders.of(chart).stream()
                .filter(copy -> state.get(RecordTables.RECORD, copy.record())
                        .filter(record -> record.status() != RecordStatus.ERASED)
                        .isPresent())
                .toList();
    }

    /** What was another patient's all along is in the trail by its number, and no more is said of it. */
    private static boolean isAnothers(LastVersion versions, SegmentEntry entry) {
        return versions.error(new RecordId(entry.record()))
                .filter(ErrorReason.WRONG_PATIENT::equals)
                .isPresent();
    }

    private static RecordLine line(SegmentEntry entry, List<Holders.Copy> copies) {
        RecordId record = new RecordId(entry.record());
        return new RecordLine(
                record,
                entry.labels().kind(),
                entry.labels().domains(),
                entry.labels().sensitivities(),
                Instant.ofEpochMilli(entry.facts().recorded()),
                entry.state(),
                entry.restriction().map(Restriction::until),
                entry.replaces().map(RecordId::new),
                copies.stream()
                        .filter(copy -> copy.source().equals(record))
                        .map(copy -> new RecordLine.Copy(copy.holder(), copy.record()))
                        .toList());
    }
}
