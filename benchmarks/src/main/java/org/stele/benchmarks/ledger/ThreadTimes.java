package org.stele.benchmarks.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The CPU time of Java threads, by the first part of their names; collectors and compilers are not among them. */
final class ThreadTimes {
    private static final double NANOS_PER_MICRO = 1e3;

    private ThreadTimes() {}

    /** Nanoseconds. */
    static Map<String, Long> now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null) {
                times.merge(info.getThreadName().replaceAll("[-0-9]+$", ""), threads.getThreadCpuTime(id), Long::sum);
            }
        }
        return times;
    }

    /** Adds what passed since {@code before} to {@code sum}. */
    static void addSince(Map<String, Long> before, SortedMap<String, Long> sum) {
        now().forEach((name, nanos) -> sum.merge(name, nanos - before.getOrDefault(name, 0L), Long::sum));
    }

    /** Microseconds for each transaction; what is below a tenth is left out. */
    static SortedMap<String, Double> each(Map<String, Long> sum, long transactions) {
        SortedMap<String, Double> micros = new TreeMap<>();
        sum.forEach((name, nanos) -> {
            double tenths = Math.round(nanos * 10 / NANOS_PER_MICRO / Math.max(1, transactions));
            if (tenths >= 1) {
                micros.put(name, tenths / 10);
            }
        });
        return micros;
    }
}
