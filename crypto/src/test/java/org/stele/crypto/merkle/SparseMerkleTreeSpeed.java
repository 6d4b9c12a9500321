package org.stele.crypto.merkle;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stele.crypto.Hash;

/**
 * Measures loading, updates, proofs and memory of the sparse tree: {@code java -cp … SparseMerkleTreeSpeed [entries] [batch]
 * [batches]}. Half of the updates are new keys. Times are of the processor, all threads.
 */
public final class SparseMerkleTreeSpeed {
    private final SplittableRandom random = new SplittableRandom(1);
    private final int entries;
    private SparseMerkleTree tree = SparseMerkleTree.empty();
    private long next;

    private SparseMerkleTreeSpeed(int entries) {
        this.entries = entries;
    }

    public static void main(String[] arguments) {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int batches = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300;
        SparseMerkleTreeSpeed speed = new SparseMerkleTreeSpeed(entries);
        speed.load();
        speed.update(batch, batches / 3);
        speed.update(batch, batches);
        speed.prove();
    }

    private void load() {
        long before = used();
        long start = System.nanoTime();
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        while (next < entries) {
            builder.add(key(next), key(next++));
        }
        long collected = System.nanoTime();
        tree = builder.build();
        System.out.printf(
                "%,d entries: collected in %d ms, built in %d ms, %d bytes an entry%n",
                entries,
                (collected - start) / 1_000_000,
                (System.nanoTime() - collected) / 1_000_000,
                (used() - before) / entries);
    }

    private void update(int batch, int batches) {
        long cpu = 0;
        long wall = 0;
        for (int i = 0; i < batches; i++) {
            Map<Hash, Optional<Hash>> changes = changes(batch);
            long cpuStart = cpu();
            long start = System.nanoTime();
            tree = tree.withAll(changes);
            wall += System.nanoTime() - start;
            cpu += cpu() - cpuStart;
        }
        System.out.printf(
                "batches of %d: %.2f us CPU, %.2f us elapsed an update%n",
                batch, cpu / 1e3 / batch / batches, wall / 1e3 / batch / batches);
    }

    private void prove() {
        int proofs = 200_000;
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < proofs; i++) {
            bytes += tree.prove(key(random.nextLong(next))).siblings().size() * 32L;
        }
        System.out.printf(
                "proofs: %.2f us each, %d bytes%n", (System.nanoTime() - start) / 1e3 / proofs, bytes / proofs);
    }

    private Map<Hash, Optional<Hash>> changes(int batch) {
        Map<Hash, Optional<Hash>> changes = HashMap.newHashMap(batch);
        for (int i = 0; i < batch; i++) {
            long number = i % 2 == 0 ? next++ : random.nextLong(next);
            changes.put(key(number), Optional.of(key(random.nextLong())));
        }
        return changes;
    }

    private static Hash key(long number) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (number >>> (8 * i));
        }
        return StateHash.value(bytes);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
