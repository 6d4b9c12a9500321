package org.stele.benchmarks.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;

/**
 * What proofs of records cost, medians.
 *
 * @param micros to check one, certificate and all, without the file's reading
 * @param makeMicros to make one
 */
public record ProofCost(
        @JsonProperty("check_us") double micros,
        @JsonProperty("make_us") double makeMicros,
        @JsonProperty("bytes") int bytes,
        @JsonProperty("checked") int checked) {
    private static final int ROUNDS = 20;
    private static final double NANOS_PER_MICRO = 1e3;

    /** Each is checked several times, so that the last rounds run compiled code. */
    public static ProofCost measure(CertifiedState state, ProofVerifier verifier, List<RecordId> records)
            throws ProofException {
        long[] checking = new long[records.size() * ROUNDS];
        long[] making = new long[checking.length];
        int[] sizes = new int[checking.length];
        for (int i = 0; i < checking.length; i++) {
            RecordId record = records.get(i % records.size());
            long begin = System.nanoTime();
            Proof proof = state.prove(RecordTables.RECORD, record);
            long made = System.nanoTime();
            Statement shown = verifier.verify(proof).statement();
            checking[i] = System.nanoTime() - made;
            making[i] = made - begin;
            sizes[i] = proof.encoded().length();
            requirePresent(shown, record);
        }
        int median = checking.length / 2;
        Arrays.sort(sizes);
        return new ProofCost(median(checking), median(making), sizes[median], records.size());
    }

    private static void requirePresent(Statement shown, RecordId record) throws ProofException {
        if (Statement.valueOf(shown, RecordTables.RECORD, record).isEmpty()) {
            throw new ProofException("a committed record is not in the state");
        }
    }

    /** Of the second half, by when the code is compiled. */
    private static double median(long[] nanos) {
        long[] later = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(later);
        return Math.round(later[later.length / 2] * 10 / NANOS_PER_MICRO) / 10.0;
    }
}
