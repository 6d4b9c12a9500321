package org.stele.cli.network;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.crypto.json.StrictJson;
import org.stele.testkit.history.Event;
import org.stele.testkit.history.History;
import org.stele.testkit.processes.NodeProcess;

/** What a soak saw, for whoever reads its figures. */
final class SoakReport {
    /** Of writes that ended in a time of this kind, in milliseconds from the first try to the answer. */
    record Latency(int writes, long p50, long p99, long longest) {}

    /** What the nodes' processes hold in memory, in MiB, so many seconds after the beginning. */
    record Sample(long second, Map<String, Long> residentMebibytes, long events) {}

    private record Interval(String kind, long begin, long end) {}

    private record Document(
            String begun,
            long seconds,
            int cores,
            int acknowledged,
            long acknowledgedPerSecond,
            Map<String, Integer> faults,
            Map<String, Latency> latencies,
            List<Sample> memory,
            Optional<List<String>> contradictions,
            boolean chainsChecked) {}

    private final Instant begun = Instant.now();
    private final long start = System.nanoTime();
    private final History history;
    private final List<NodeProcess> nodes;
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> open = new TreeMap<>();
    private Optional<List<String>> contradictions = Optional.empty();
    private boolean isChecked;

    SoakReport(History history, List<NodeProcess> nodes) {
        this.history = history;
        this.nodes = nodes;
    }

    void begin(String kind) {
        open.put(kind, System.nanoTime());
        System.out.println("second " + seconds() + ": " + kind);
    }

    void end(String kind) {
        Long begin = open.remove(kind);
        if (begin != null) {
            intervals.add(new Interval(kind, begin, System.nanoTime()));
        }
    }

    void sample() throws IOException {
        Map<String, Long> resident = new TreeMap<>();
        for (NodeProcess node : nodes) {
            resident.put(node.label(), Resident.mebibytes(node));
        }
        samples.add(new Sample(seconds(), resident, history.events().size()));
    }

    /** The most that any process ever held, in MiB. */
    long largestResident() {
        return samples.stream()
                .flatMap(sample -> sample.residentMebibytes().values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    void contradictions(List<String> found) {
        contradictions = Optional.of(found);
    }

    void chainsChecked() {
        isChecked = true;
    }

    byte[] json() {
        Map<String, Integer> faults = new TreeMap<>();
        intervals.stream()
                .filter(interval -> !interval.kind().equals("NONE"))
                .forEach(interval -> faults.merge(interval.kind(), 1, Integer::sum));
        List<Event.Wrote> writes = history.acknowledged();
        return StrictJson.write(new Document(
                begun.toString(),
                seconds(),
                Runtime.getRuntime().availableProcessors(),
                writes.size(),
                writes.size() / Math.max(1, seconds()),
                faults,
                latencies(writes),
                samples,
                contradictions,
                isChecked));
    }

    private Map<String, Latency> latencies(List<Event.Wrote> writes) {
        Map<String, List<Long>> byKind = new TreeMap<>();
        for (Event.Wrote write : writes) {
            long took = Duration.ofNanos(write.told() - write.asked()).toMillis();
            byKind.computeIfAbsent(kind(write.told()), _ -> new ArrayList<>()).add(took);
        }
        Map<String, Latency> latencies = new TreeMap<>();
        byKind.forEach((kind, all) -> {
            all.sort(Comparator.naturalOrder());
            latencies.put(
                    kind,
                    new Latency(
                            all.size(), all.get(all.size() / 2), all.get((int) (all.size() * 0.99)), all.getLast()));
        });
        return latencies;
    }

    private String kind(long time) {
        return intervals.stream()
                .filter(interval -> interval.begin() <= time && time <= interval.end())
                .map(Interval::kind)
                .findFirst()
                .orElse("NONE");
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
