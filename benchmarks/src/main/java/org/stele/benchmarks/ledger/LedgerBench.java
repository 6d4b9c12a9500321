package org.stele.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stele.contracts.id.RecordId;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;

/**
 * Measures whole ledger nodes: the door with its signature checks, durable ordering, execution, state tree, synced store,
 * certificate, receipt. Transactions are signed in windows before each part of the measurement, so that the clients' signing
 * takes no time of the nodes.
 */
public final class LedgerBench {
    /** What memory holds. As few as can be: at the end of each a core idles while the last transactions become final. */
    private static final int LARGEST_WINDOW = 500_000;
    /** Several, so that the way in and out of a window is warm too when it is measured. */
    private static final int WARM_UP_WINDOWS = 5;

    private static final int RECORDS_PRELOADED = 400;
    private static final int SAMPLED = 2;
    private static final int SAMPLES = 200;

    private final LedgerBenchSettings settings;
    private final String version;
    private final Watcher watcher;

    /**
     * @param version of what is measured, for the report
     */
    public LedgerBench(LedgerBenchSettings settings, String version, Watcher watcher) {
        this.settings = settings;
        this.version = version;
        this.watcher = watcher;
    }

    /**
     * Runs the whole measurement.
     *
     * @throws IllegalStateException where a transaction fails: then nothing was measured
     * @throws ProofException where a sampled proof does not hold
     */
    public LedgerReport run() throws OrderingException, InterruptedException, ProofException {
        LedgerReport.Machine machine = Surroundings.machine(version);
        LedgerLimits limits = LedgerLimits.standard();
        try (HealthNetwork network =
                HealthNetwork.open(settings.directory(), settings.organisations(), settings.nodes(), limits)) {
            RecordTransactions transactions = new RecordTransactions(network);
            preload(network, transactions);
            double rate = warmUp(network, transactions);
            return measure(network, transactions, rate, Surroundings.settings("embedded", settings, limits, machine));
        }
    }

    private void preload(HealthNetwork network, RecordTransactions transactions) throws InterruptedException {
        Load load = new Load(network.nodes(), 200, 0);
        LedgerNode node = network.nodes().getFirst();
        long begin = System.nanoTime();
        for (long have = node.status().entries();
                have < settings.entries();
                have = node.status().entries()) {
            long wanted = Math.min(2_000, (settings.entries() - have) / RECORDS_PRELOADED + 1);
            load.run(transactions.window((int) wanted, RECORDS_PRELOADED, 0), new Latencies(), _ -> {});
            double seconds = (System.nanoTime() - begin) / 1e9;
            watcher.at(
                    "filling the state",
                    node.status().entries(),
                    settings.entries(),
                    load.done() * RECORDS_PRELOADED / seconds);
        }
    }

    /** Returns how many a second went through in the end. */
    private double warmUp(HealthNetwork network, RecordTransactions transactions) throws InterruptedException {
        int window = Math.ceilDiv(settings.warmUp(), WARM_UP_WINDOWS);
        double rate = 0;
        for (int i = 0; i < WARM_UP_WINDOWS; i++) {
            Load load = new Load(network.nodes(), settings.inFlight(), 0);
            long before = (long) i * window;
            load.run(
                    transactions.window(window, 1, 0),
                    new Latencies(),
                    done -> watcher.at("warming up", before + done, settings.warmUp(), 0));
            rate = load.done() / load.seconds();
        }
        return rate;
    }

    private LedgerReport measure(
            HealthNetwork network, RecordTransactions transactions, double rate, LedgerReport.Settings described)
            throws InterruptedException, ProofException {
        Load load = new Load(network.nodes(), settings.inFlight(), settings.rate());
        LedgerNode node = network.nodes().getFirst();
        Latencies latencies = new Latencies();
        SortedMap<String, Long> threads = new TreeMap<>();
        List<RecordId> sampled = new ArrayList<>();
        long blocks = 0;
        long cpu = 0;
        while (load.seconds() < settings.seconds()) {
            SignedWindow window = transactions.window(windowSize(load, rate), 1, SAMPLED);
            sampled.addAll(window.records());
            long height = node.status().certified();
            long used = Surroundings.cpuNanos();
            Map<String, Long> before = ThreadTimes.now();
            load.run(window, latencies, done -> tell(load, done));
            ThreadTimes.addSince(before, threads);
            cpu += Surroundings.cpuNanos() - used;
            blocks += node.status().certified() - height;
        }
        awaitAll(network);
        ProofCost proof = ProofCost.measure(
                node.certified(),
                new ProofVerifier(network.genesis()),
                sampled.subList(Math.max(0, sampled.size() - SAMPLES), sampled.size()));
        return new LedgerReport(
                Math.round(load.done() / load.seconds()),
                tenths(latencies.percentile(0.5)),
                tenths(latencies.percentile(0.99)),
                tenths(latencies.percentile(1)),
                load.done(),
                tenths(load.seconds()),
                blocks,
                node.status().entries(),
                tenths(cpu / 1e3 / load.done()),
                ThreadTimes.each(threads, load.done()),
                proof,
                Optional.empty(),
                described);
    }

    /** Until the first node has certified whatever any node has. */
    private static void awaitAll(HealthNetwork network) {
        for (LedgerNode node : network.nodes()) {
            HealthNetwork.await(
                    network.nodes().getFirst().waitFor(node.certified().height()));
        }
    }

    /** What goes through in the seconds that are left, judged by what went through so far, or before. */
    private int windowSize(Load load, double before) {
        double rate =
                settings.rate() > 0 ? settings.rate() : load.seconds() == 0 ? before : load.done() / load.seconds();
        double left = Math.max(1, settings.seconds() - load.seconds());
        return (int) Math.min(LARGEST_WINDOW, Math.ceil(rate * left));
    }

    private void tell(Load load, long done) {
        double seconds = load.seconds();
        watcher.at("measuring", (long) seconds, settings.seconds(), seconds == 0 ? 0 : done / seconds);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
