package org.stele.exchange.erase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.formats.proof.ErasureProof;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.proof.Proof;

/** Writes certificates of erasure: of one certified state, all of it. */
final class Certificates {
    private Certificates() {}

    /**
     * One file for all.
     *
     * @param all the patient's own request first, then those to other holders
     * @throws ExchangeException {@code ERASURE_OPEN} with who is awaited or overdue
     */
    static Bytes write(CertifiedState state, List<StoredRequest> all) {
        requireClosed(state, all);
        return ProofFile.write(new ErasureProof(
                all.stream().map(stored -> asked(state, stored)).toList()));
    }

    private static ErasureProof.Asked asked(CertifiedState state, StoredRequest stored) {
        ErasureRequest request = request(state, stored);
        List<ErasureProof.Item> items = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            items.add(item(state, request.items().get(i), stored.openings().get(i)));
        }
        Proof proof = state.prove(ConsentTables.ERASURE, stored.request());
        return new ErasureProof.Asked(stored.request(), proof, items);
    }

    private static ErasureProof.Item item(CertifiedState state, ErasureItem item, ErasureOpening opening) {
        Optional<Proof> tombstone = item.answer()
                .filter(answer -> answer.outcome() == ErasureOutcome.ERASED)
                .map(answer -> state.prove(RecordTables.RECORD, opening.record()));
        return new ErasureProof.Item(opening.record(), opening.salt(), tombstone);
    }

    private static void requireClosed(CertifiedState state, List<StoredRequest> all) {
        List<Issue> issues = all.stream()
                .map(stored -> request(state, stored))
                .filter(request -> request.closed().isEmpty())
                .flatMap(request -> awaited(state, request))
                .distinct()
                .toList();
        if (!issues.isEmpty()) {
            throw new ExchangeException(Reason.ERASURE_OPEN, "not every holder has answered yet", issues);
        }
    }

    private static Stream<Issue> awaited(CertifiedState state, ErasureRequest request) {
        String code = state.time().isBefore(request.due()) ? "AWAITED" : "OVERDUE";
        return request.open().stream().map(item -> new Issue(item.holder().toString(), code));
    }

    private static ErasureRequest request(CertifiedState state, StoredRequest stored) {
        return state.get(ConsentTables.ERASURE, stored.request())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such request"));
    }
}
