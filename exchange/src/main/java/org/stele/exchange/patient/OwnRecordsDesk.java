package org.stele.exchange.patient;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.VaultCalls;
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
    private final Holders holders;

    public OwnRecordsDesk(LedgerDoor ledger, Permissions permissions, Vault vault, Holders holders) {
        this.ledger = ledger;
        this.permissions = permissions;
        this.vault = vault;
        this.holders = holders;
    }

    @Override
    public List<RecordLine> list(Author author, SubjectId subject) {
        permissions.requireSubject(author, subject);
        Use use = new Use(author.toString(), Action.SEARCH, Purpose.PATRQT.name(), new Basis.Reason("OWN_INDEX"));
        VaultCalls.call(() -> vault.journal().append(Event.of(subject.value(), use, List.of())));
        List<Holders.Copy> copies = holders.of(subject);
        return VaultCalls.call(() -> vault.segments().of(subject.value())).entries().values().stream()
                .map(entry -> line(entry, copies))
                .toList();
    }

    @Override
    public List<Notice> notices(Author author, SubjectId subject) {
        permissions.requireSubject(author, subject);
        return Notices.after(0, ledger.state(), subject);
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
