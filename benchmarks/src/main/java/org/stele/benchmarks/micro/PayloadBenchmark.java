package org.stele.benchmarks.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.benchmarks.ledger.RecordTransactions;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Hash;
import org.stele.ledger.transaction.CommandTypes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;

/** A record transaction's payload: from bytes to a command, its signature left out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PayloadBenchmark {
    private final Hash network = Hash.of();
    private final TransactionReader reader = new TransactionReader(network);
    private final CommandTypes types = new CommandTypes(new HealthRules());
    private final Envelope envelope = new RecordTransactions(
                    network, List.of(Organisation.create(0).signer()))
            .sign(1, 1)
            .getFirst()
            .envelope();

    @Benchmark
    public Transaction reading() {
        return reader.readVerified(envelope, types);
    }
}
