package org.stele.ledger.load;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.contract.Code;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.Envelope;

/**
 * Signs transactions by several keys, then submits them as fast as the node takes them, and prints what it did and what each
 * cost. Arguments: transactions, nodes.
 */
public final class LedgerLoad {
    private static final int IN_FLIGHT = 12_000;

    private LedgerLoad() {}

    public static void main(String[] arguments) throws Exception {
        int transactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        int nodes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        Path directory = Files.createTempDirectory("ledger-load");
        try (ToyNetwork network = ToyNetwork.of(nodes, directory)) {
            List<LedgerNode> opened = network.openAll();
            ToyNetwork.await(opened.getFirst().waitFor(1));
            run(opened, sign(network, 20_000));
            System.out.println(run(opened, sign(network, transactions)));
        }
    }

    private static List<Envelope> sign(ToyNetwork network, int transactions) {
        return IntStream.range(0, transactions)
                .parallel()
                .mapToObj(i -> {
                    RandomId record = RandomId.generate();
                    Hash commitment = Hash.of(record.bytes().unsafeArray());
                    return network.envelope(
                            i % ToyNetwork.AUTHORS, "commit", new ToyCommand.Commit(record, commitment));
                })
                .toList();
    }

    private static String run(List<LedgerNode> nodes, List<Envelope> envelopes) throws Exception {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        LongAdder failed = new LongAdder();
        List<Long> latencies = new ArrayList<>(envelopes.size());
        long height = nodes.getFirst().status().certified();
        long cpu = cpu();
        Map<String, Long> threads = ThreadTimes.now();
        long begin = System.nanoTime();
        int next = 0;
        for (Envelope envelope : envelopes) {
            inFlight.acquire();
            long submitted = System.nanoTime();
            nodes.get(next++ % nodes.size()).submit(envelope).whenComplete((receipt, failure) -> {
                if (failure != null || !receipt.code().equals(Code.OK)) {
                    failed.increment();
                }
                synchronized (latencies) {
                    latencies.add(System.nanoTime() - submitted);
                }
                inFlight.release();
            });
        }
        inFlight.acquire(IN_FLIGHT);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        ThreadTimes.print(threads, envelopes.size());
        latencies.sort(Long::compare);
        long blocks = nodes.getFirst().status().certified() - height;
        return "%d transactions, %d failed, %.1f s: %.0f tx/s; %.1f us of CPU each; %d blocks; p50 %s p99 %s"
                .formatted(
                        envelopes.size(),
                        failed.sum(),
                        seconds,
                        envelopes.size() / seconds,
                        cpuSeconds * 1e6 / envelopes.size(),
                        blocks,
                        Duration.ofNanos(latencies.get(latencies.size() / 2)),
                        Duration.ofNanos(latencies.get(latencies.size() * 99 / 100)));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
