package org.stele.benchmarks.micro;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.SparseTreeBuilder;

/** New keys into the state's tree, a block's worth at a time, and the root after them; the time is one key's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SparseTreeBenchmark {
    private static final int BATCH = 2_000;

    @Param({"10000", "1000000"})
    private int entries;

    private SparseMerkleTree tree = SparseMerkleTree.empty();
    private Map<Hash, Optional<Hash>> batch = Map.of();

    @Setup
    public void fill() {
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        for (int i = 0; i < entries; i++) {
            builder.add(random(), random());
        }
        tree = builder.build();
    }

    @Setup(Level.Invocation)
    public void nextBatch() {
        batch = new HashMap<>();
        for (int i = 0; i < BATCH; i++) {
            batch.put(random(), Optional.of(random()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Hash updating() {
        return tree.withAll(batch).rootHash();
    }

    private static Hash random() {
        byte[] bytes = new byte[Hash.LENGTH];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Hash.wrap(bytes);
    }
}
