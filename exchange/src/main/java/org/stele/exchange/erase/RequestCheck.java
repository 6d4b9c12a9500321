package org.stele.exchange.erase;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.vault.Vault;

/** Whether a request says what its openings say, asks one holder, names the patient's own records, and forgets no copy. */
final class RequestCheck {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Vault vault;
    private final ErasureBook book;
    private final Holders holders;

    RequestCheck(Premises premises, ErasureBook book, Holders holders) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.vault = premises.vault();
        this.book = book;
        this.holders = holders;
    }

    /**
     * That this may be asked, and so.
     *
     * @param asking the subject of the request
     * @return the patient's requests to other holders that name copies of what this one names
     */
    List<ErasureId> require(KnownSubject asking, ConsentCommand.RequestErasure request, List<ErasureOpening> openings) {
        OrganisationId holder = asking.organisation().orElse(own);
        requireOneHolder(holder, request.items());
        Set<RecordId> named = openings.stream().map(ErasureOpening::record).collect(Collectors.toSet());
        if (holder.equals(own)) {
            requireOwned(asking.chart(), named);
            return requireCopiesAskedFor(asking.chart(), named);
        }
        requireCopies(asking.chart(), holder, named);
        return List.of();
    }

    /**
     * That who asks knows the records: their identifiers stand nowhere in the signed request, which anybody may have read.
     *
     * @throws ExchangeException {@code OPENING_MISMATCH}
     */
    static void requireOpen(List<RequestedItem> items, List<ErasureOpening> openings) {
        boolean open = items.size() == openings.size();
        for (int i = 0; open && i < items.size(); i++) {
            open = items.get(i).item().equals(openings.get(i).item());
        }
        if (!open) {
            throw new ExchangeException(
                    Reason.OPENING_MISMATCH, "records and salts do not make the items that were signed");
        }
    }

    /** A holder reads the request on the ledger: another's name in it would say where else the patient is treated. */
    private static void requireOneHolder(OrganisationId holder, List<RequestedItem> items) {
        if (!items.stream().allMatch(item -> item.holder().equals(holder))) {
            throw new ExchangeException(
                    Reason.INVALID, "each holder is asked in a request of its own, on the patient's subject for it");
        }
    }

    private void requireOwned(ChartId chart, Set<RecordId> records) {
        Set<RandomId> known = VaultCalls.call(() -> vault.segments().of(chart.value()))
                .entries()
                .keySet();
        if (!records.stream().map(RecordId::value).allMatch(known::contains)) {
            throw notFound();
        }
    }

    private void requireCopies(ChartId chart, OrganisationId holder, Set<RecordId> records) {
        Set<RecordId> known = holders.of(chart).stream()
                .filter(copy -> copy.holder().equals(holder))
                .filter(copy -> !isErased(copy))
                .map(Holders.Copy::record)
                .collect(Collectors.toSet());
        if (!known.containsAll(records)) {
            throw notFound();
        }
    }

    private List<ErasureId> requireCopiesAskedFor(ChartId chart, Set<RecordId> sources) {
        List<Holders.Copy> copies = holders.of(chart).stream()
                .filter(copy -> sources.contains(copy.source()))
                .toList();
        List<StoredRequest> asked = book.of(chart);
        List<Holders.Copy> missing = copies.stream()
                .filter(copy -> !isErased(copy))
                .filter(copy -> asked.stream().noneMatch(request -> names(request, copy)))
                .toList();
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
        return asked.stream()
                .filter(request -> copies.stream().anyMatch(copy -> names(request, copy)))
                .map(StoredRequest::request)
                .toList();
    }

    private boolean isErased(Holders.Copy copy) {
        return ledger.state()
                .get(RecordTables.RECORD, copy.record())
                .filter(record -> record.status() == RecordStatus.ERASED)
                .isPresent();
    }

    private static boolean names(StoredRequest request, Holders.Copy copy) {
        return request.openings().stream().anyMatch(opening -> opening.record().equals(copy.record()));
    }

    private static ExchangeException missing(List<Holders.Copy> copies) {
        List<Issue> issues = copies.stream()
                .map(copy -> new Issue(copy.holder() + "/" + copy.record(), Reason.HOLDER_MISSING.name()))
                .sorted(Comparator.comparing(Issue::path))
                .toList();
        return new ExchangeException(
                Reason.HOLDER_MISSING,
                "copies at other organisations must be asked for first: a request to each holder, naming each copy",
                issues);
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such record of this patient");
    }
}
