package org.stele.exchange.erase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @throws ExchangeException {@code ERASURE_OPEN} with who is awaited or overdue
     */
    static Bytes write(CertifiedState state, StoredRequest stored) {
        ErasureRequest request = state.get(ConsentTables.ERASURE, stored.request())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such request"));
        requireClosed(state, request);
        List<ErasureProof.Item> items = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            items.add(item(state, request.items().get(i), stored.openings().get(i)));
        }
        Proof proof = state.prove(ConsentTables.ERASURE, stored.request());
        return ProofFile.write(new ErasureProof(stored.request(), proof, items));
    }

    private static ErasureProof.Item item(CertifiedState state, ErasureItem item, ErasureOpening opening) {
        Optional<Proof> tombstone = item.answer()
                .filter(answer -> answer.outcome() == ErasureOutcome.ERASED)
                .map(answer -> state.prove(RecordTables.RECORD, opening.record()));
        return new ErasureProof.Item(opening.record(), opening.salt(), tombstone);
    }

    private static void requireClosed(CertifiedState state, ErasureRequest request) {
        if (request.closed().isEmpty()) {
            String code = state.time().isBefore(request.due()) ? "AWAITED" : "OVERDUE";
            List<Issue> issues = request.open().stream()
                    .map(item -> new Issue(item.holder().toString(), code))
                    .distinct()
                    .toList();
            throw new ExchangeException(Reason.ERASURE_OPEN, "not every holder has answered yet", issues);
        }
    }
}
