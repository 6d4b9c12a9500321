package org.stele.formats.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/**
 * The certificate of an erasure: what was asked of each holder, every holder's answer, and for what was erased the holder's
 * tombstone. It does not reach print-outs, exports and backups younger than thirty days, and says so.
 *
 * @param requests the custodian's first, then one for each other holder: each holder knows its own only
 */
public record ErasureProof(List<Asked> requests) implements ProofContent {
    static final Codec<ErasureProof> CODEC = Codec.of(ErasureProof.class);
    private static final String BEYOND =
            "not reached: print-outs, exports and what was passed on outside this network; backups of keys end within 30 days";

    /**
     * One request.
     *
     * @param state proof of {@code consent/erasure}
     * @param items one for each of the request's, in their order
     */
    public record Asked(ErasureId request, Proof state, List<Item> items) {
        public Asked {
            items = List.copyOf(items);
        }

        private List<String> check(Evidence evidence) throws ProofException {
            ErasureRequest asked = evidence.present(state, ConsentTables.ERASURE, request);
            Evidence.require(asked.closed().isPresent(), "not every holder has answered");
            Evidence.require(asked.items().size() == items.size(), "the file does not name every item of the request");
            List<String> lines = new ArrayList<>();
            lines.add("request " + request + " of subject " + asked.subject() + ", closed "
                    + asked.closed().get());
            for (int i = 0; i < items.size(); i++) {
                lines.add(checkItem(evidence, asked.items().get(i), items.get(i)));
            }
            return lines;
        }
    }

    /**
     * Which record an item means.
     *
     * @param salt 32 bytes
     * @param state proof of the record's entry, where it was erased
     */
    public record Item(RecordId record, Bytes salt, Optional<Proof> state) {
        Hash hash() {
            return Hash.of(salt.unsafeArray(), record.value().bytes().unsafeArray());
        }
    }

    public ErasureProof {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a certificate is of a request");
        }
    }

    @Override
    public ProofKind kind() {
        return ProofKind.ERASURE;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        List<String> lines = new ArrayList<>();
        for (Asked request : requests) {
            lines.addAll(request.check(evidence));
        }
        lines.add(BEYOND);
        return evidence.shown(kind(), lines);
    }

    private static String checkItem(Evidence evidence, ErasureItem asked, Item item) throws ProofException {
        Evidence.require(asked.item().equals(item.hash()), "an item means another record");
        ErasureAnswer answer = asked.answer().orElseThrow(() -> new ProofException("an item is not answered"));
        boolean erased = answer.outcome() == ErasureOutcome.ERASED;
        Evidence.require(erased == item.state().isPresent(), "a tombstone stands exactly where a record was erased");
        if (erased) {
            RecordState state = evidence.present(item.state().get(), RecordTables.RECORD, item.record());
            Evidence.require(state.status() == RecordStatus.ERASED, "a record was not erased");
            Evidence.require(state.custodian().equals(asked.holder()), "a tombstone is another holder's");
        }
        return "record " + item.record() + " at " + asked.holder() + ": " + answer.outcome()
                + answer.until().map(until -> " until " + until).orElse("")
                + answer.ground().map(ground -> ", ground " + ground).orElse("");
    }
}
