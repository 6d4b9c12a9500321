package org.stele.exchange.misattribution;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.release.LastVersion;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** What people here read and is another patient's: each has a list of their own, and reviewers one of all. */
final class MisreadDesk {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final MisreadBook book;
    private final OwnCopies copies;

    MisreadDesk(Premises premises, MisreadBook book, OwnCopies copies) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.book = book;
        this.copies = copies;
    }

    List<Misread> open(Author reader) {
        LastVersion versions = new LastVersion(ledger.state());
        return book.open(reader, isReviewer(reader)).stream()
                .map(row -> new Misread(
                        row.id(),
                        row.custodian(),
                        row.subject(),
                        row.reader(),
                        row.records(),
                        row.told(),
                        standing(versions, row),
                        copies.of(row.records())))
                .toList();
    }

    /** Of another organisation's records that one judges what stands. */
    private List<RecordId> standing(LastVersion versions, MisreadBook.Row row) {
        return row.custodian().equals(own)
                ? row.records().stream()
                        .map(versions::of)
                        .filter(last -> last.state()
                                .map(RecordState::status)
                                .filter(RecordStatus.CURRENT::equals)
                                .isPresent())
                        .map(LastVersion.Last::record)
                        .distinct()
                        .toList()
                : List.of();
    }

    void acknowledge(Author reader, RandomId misread) {
        boolean isReviewer = isReviewer(reader);
        boolean isListed = book.find(misread)
                .filter(row -> isReviewer || row.reader().equals(reader))
                .isPresent();
        if (!isListed) {
            throw new ExchangeException(Reason.NOT_FOUND, "nothing of this name on your list");
        }
        book.acknowledge(misread, reader, isReviewer);
    }

    private boolean isReviewer(Author reader) {
        permissions.requireSeat(reader, EnumSet.allOf(Power.class));
        return permissions.mayNow(reader, Power.REVIEW);
    }

    void told(OrganisationId from, MisattributionNotice notice) {
        CertifiedState state = ledger.atLeast(notice.height());
        Permit permit = state.get(AccessTables.PERMIT, notice.permit())
                .filter(any -> any.organisation().equals(Optional.of(own)))
                .filter(any -> isOf(state, from, any))
                .filter(_ -> !notice.records().isEmpty())
                .filter(_ -> notice.records().stream().allMatch(record -> isReplaced(state, from, record)))
                .orElseThrow(() ->
                        new ExchangeException(Reason.NOT_FOUND, "permit and records do not fit together, or not yet"));
        book.note(from, permit.subject(), permit.asker(), notice.records());
    }

    private static boolean isOf(CertifiedState state, OrganisationId custodian, Permit permit) {
        return state.get(IdentityTables.SUBJECT, permit.subject())
                .filter(subject -> subject.custodian().equals(custodian))
                .isPresent();
    }

    /** An error, or an earlier version of one: of what counts nobody says that it is another's. */
    private static boolean isReplaced(CertifiedState state, OrganisationId custodian, RecordId record) {
        return state.get(RecordTables.RECORD, record)
                .filter(known -> known.custodian().equals(custodian))
                .filter(known -> known.status() != RecordStatus.CURRENT)
                .isPresent();
    }
}
