package org.stele.exchange.erase;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.CertifiedState;

/** How a request stands, together with those to other holders. */
final class Reports {
    private Reports() {}

    /**
     * One report on all.
     *
     * @param all the one that was asked for first
     */
    static ErasureReport of(CertifiedState state, List<StoredRequest> all) {
        List<ErasureRequest> requests =
                all.stream().map(stored -> onLedger(state, stored)).toList();
        List<ErasureReport.Item> items = IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> items(requests.get(i), all.get(i)))
                .toList();
        Instant due = requests.stream()
                .map(ErasureRequest::due)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new ErasureReport(all.getFirst().request(), items, due, closed(requests));
    }

    private static Optional<Instant> closed(List<ErasureRequest> requests) {
        boolean all = requests.stream().allMatch(request -> request.closed().isPresent());
        return all
                ? requests.stream()
                        .flatMap(request -> request.closed().stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Stream<ErasureReport.Item> items(ErasureRequest request, StoredRequest stored) {
        return IntStream.range(0, request.items().size())
                .mapToObj(i -> item(request.items().get(i), stored.openings().get(i)));
    }

    private static ErasureReport.Item item(ErasureItem item, ErasureOpening opening) {
        return new ErasureReport.Item(opening.record(), item.holder(), item.answer());
    }

    private static ErasureRequest onLedger(CertifiedState state, StoredRequest stored) {
        return state.get(ConsentTables.ERASURE, stored.request())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such request of this patient"));
    }
}
