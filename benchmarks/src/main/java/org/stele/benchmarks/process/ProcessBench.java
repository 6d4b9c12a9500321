package org.stele.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.benchmarks.ledger.Latencies;
import org.stele.benchmarks.ledger.LedgerBenchSettings;
import org.stele.benchmarks.ledger.LedgerReport;
import org.stele.benchmarks.ledger.ProofCost;
import org.stele.benchmarks.ledger.Surroundings;
import org.stele.benchmarks.ledger.Watcher;
import org.stele.ledger.LedgerLimits;

/**
 * Measures ledger nodes that are processes of their own on this machine, ordered by Raft. Each process is client of its own
 * node; all submit at the same time, in rounds, and sign between them. A round ends with the slowest, and its time counts.
 */
public final class ProcessBench {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FIRST_ROUND = 2_000;
    private static final int LARGEST_ROUND = 25_000;

    private final LedgerBenchSettings settings;
    private final String version;
    private final Watcher watcher;

    /**
     * A measurement that has not begun.
     *
     * @param version of what is measured, for the report
     */
    public ProcessBench(LedgerBenchSettings settings, String version, Watcher watcher) {
        this.settings = settings;
        this.version = version;
        this.watcher = watcher;
    }

    /**
     * Runs the whole measurement; of more than one node, after one alone.
     *
     * @throws IOException where a process ends by itself: then nothing was measured
     */
    public LedgerReport run() throws IOException {
        if (settings.nodes() == 1) {
            return measured(settings.directory());
        }
        Path alone = Files.createDirectory(settings.directory().resolve("one"));
        LedgerReport one = new ProcessBench(settings.alone(alone), version, watcher).run();
        Path together = Files.createDirectory(settings.directory().resolve("together"));
        return measured(together).comparedWith(one);
    }

    private LedgerReport measured(Path directory) throws IOException {
        LedgerReport.Machine machine = Surroundings.machine(version);
        watcher.at("starting processes", 0, settings.nodes(), 0);
        try (Crew crew = Crew.start(directory, settings.nodes(), settings.organisations())) {
            watcher.at("filling the state", 0, settings.entries(), 0);
            crew.first(new Order.Fill(settings.entries()), Object.class);
            warmUp(crew);
            Sum sum = measure(crew);
            ProofCost proof = crew.first(new Order.Prove(), ProofCost.class);
            return sum.report(proof, Surroundings.settings("raft", settings, LedgerLimits.standard(), machine));
        }
    }

    private void warmUp(Crew crew) throws IOException {
        int each = Math.min(LARGEST_ROUND, Math.max(1, settings.warmUp() / crew.size()));
        for (long done = 0; done < settings.warmUp(); done += (long) each * crew.size()) {
            watcher.at("warming up", done, settings.warmUp(), 0);
            round(crew, each, 0);
        }
    }

    private Sum measure(Crew crew) throws IOException {
        Sum sum = new Sum();
        while (sum.seconds() < settings.seconds()) {
            watcher.at("measuring", (long) sum.seconds(), settings.seconds(), sum.perSecond());
            sum.add(round(crew, roundSize(crew, sum), settings.rate()));
        }
        return sum;
    }

    /** What goes through in the seconds that are left, judged by what went through so far. */
    private int roundSize(Crew crew, Sum sum) {
        if (sum.seconds() == 0) {
            return settings.rate() == 0 ? FIRST_ROUND : Math.max(1, settings.rate() * 2 / crew.size());
        }
        double left = Math.max(2, settings.seconds() - sum.seconds());
        return (int) Math.clamp(sum.perSecond() * left / crew.size(), 1, LARGEST_ROUND);
    }

    private List<Round> round(Crew crew, int each, int rate) throws IOException {
        crew.all(new Order.Sign(each), Object.class);
        int inFlight = Math.max(1, settings.inFlight() / crew.size());
        return crew.all(new Order.Submit(inFlight, (int) Math.ceil((double) rate / crew.size())), Round.class);
    }

    /** All rounds together. */
    private static final class Sum {
        private final Latencies latencies = new Latencies();
        private long done;
        private long nanos;
        private long cpuNanos;
        private long blocks;
        private long entries;

        void add(List<Round> rounds) {
            for (Round round : rounds) {
                done += round.done();
                cpuNanos += round.cpuNanos();
                latencies.addAll(round.latencies());
            }
            nanos += rounds.stream().mapToLong(Round::nanos).max().orElseThrow();
            // the node of the last transaction in the order has seen all others when it ends
            blocks += rounds.stream().mapToLong(Round::blocks).max().orElseThrow();
            entries = rounds.stream().mapToLong(Round::entries).max().orElseThrow();
        }

        double seconds() {
            return nanos / NANOS_PER_SECOND;
        }

        double perSecond() {
            return done == 0 ? 0 : done / seconds();
        }

        LedgerReport report(ProofCost proof, LedgerReport.Settings settings) {
            return new LedgerReport(
                    Math.round(perSecond()),
                    tenths(latencies.percentile(0.5)),
                    tenths(latencies.percentile(0.99)),
                    tenths(latencies.percentile(1)),
                    done,
                    tenths(seconds()),
                    blocks,
                    entries,
                    tenths(cpuNanos / 1e3 / done),
                    new TreeMap<>(),
                    proof,
                    Optional.empty(),
                    settings);
        }

        private static double tenths(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
