package org.stele.exchange.erase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.store.VaultCalls;
import org.stele.vault.Vault;

/** Whether a request says what its openings say, names the patient's own records, and forgets no copy. */
final class RequestCheck {
    /** A record at a holder. */
    private record Place(OrganisationId holder, RecordId record) {
        static Place of(Holders.Copy copy) {
            return new Place(copy.holder(), copy.record());
        }
    }

    private final OrganisationId own;
    private final Vault vault;
    private final Holders holders;

    RequestCheck(OrganisationId own, Vault vault, Holders holders) {
        this.own = own;
        this.vault = vault;
        this.holders = holders;
    }

    void require(ConsentCommand.RequestErasure request, List<ErasureOpening> openings) {
        List<RecordId> ours = ours(request.items(), openings);
        requireOwned(request.subject().value(), ours);
        requireCopiesNamed(request, openings, ours);
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

    private List<RecordId> ours(List<RequestedItem> items, List<ErasureOpening> openings) {
        List<RecordId> ours = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).holder().equals(own)) {
                ours.add(openings.get(i).record());
            }
        }
        return ours;
    }

    private void requireOwned(RandomId subject, List<RecordId> records) {
        Set<RandomId> known =
                VaultCalls.call(() -> vault.segments().of(subject)).entries().keySet();
        if (!records.stream().map(RecordId::value).allMatch(known::contains)) {
            throw notFound();
        }
    }

    private void requireCopiesNamed(
            ConsentCommand.RequestErasure request, List<ErasureOpening> openings, List<RecordId> ours) {
        List<Holders.Copy> all = holders.of(request.subject());
        Set<Place> known = all.stream().map(Place::of).collect(Collectors.toSet());
        Set<Place> missing = all.stream()
                .filter(copy -> ours.contains(copy.source()))
                .map(Place::of)
                .collect(Collectors.toSet());
        for (int i = 0; i < openings.size(); i++) {
            Place named =
                    new Place(request.items().get(i).holder(), openings.get(i).record());
            missing.remove(named);
            if (!named.holder().equals(own) && !known.contains(named)) {
                throw notFound();
            }
        }
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    private static ExchangeException missing(Set<Place> copies) {
        List<Issue> issues = copies.stream()
                .map(copy -> new Issue(copy.holder() + "/" + copy.record(), Reason.HOLDER_MISSING.name()))
                .sorted(Comparator.comparing(Issue::path))
                .toList();
        return new ExchangeException(
                Reason.HOLDER_MISSING,
                "copies at other organisations must be asked for too: name each in the request",
                issues);
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such record of this patient");
    }
}
