package org.stele.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.RecordTransactions;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;

/** A record's proof under a certificate of four validators, among twenty thousand entries, from bytes to statement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProofBenchmark {
    private static final int VALIDATORS = 4;
    private static final int RECORDS = 400;
    private static final int TRANSACTIONS = 50;

    private @Nullable Proof proof;
    private @Nullable ProofVerifier verifier;

    @Setup
    public void commit() throws IOException, OrderingException {
        try (HealthNetwork network = HealthNetwork.open(
                Files.createTempDirectory("stele-bench-proof"), VALIDATORS, VALIDATORS, LedgerLimits.standard())) {
            var node = network.nodes().getFirst();
            var last = new RecordTransactions(network)
                    .sign(TRANSACTIONS, RECORDS).stream()
                            .reduce((_, next) -> {
                                HealthNetwork.await(node.submit(next.envelope()));
                                return next;
                            })
                            .orElseThrow();
            proof = node.certified().prove(RecordTables.RECORD, last.record());
            verifier = new ProofVerifier(network.genesis());
        }
    }

    @Benchmark
    public Proven verifying() throws ProofException {
        return requireNonNull(verifier).verify(requireNonNull(proof));
    }
}
