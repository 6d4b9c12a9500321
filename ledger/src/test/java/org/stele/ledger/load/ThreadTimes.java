package org.stele.ledger.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/** The CPU time of threads, by the first part of their names. */
final class ThreadTimes {
    private ThreadTimes() {}

    static Map<String, Long> now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null) {
                times.merge(info.getThreadName().replaceAll("[0-9]+$", ""), threads.getThreadCpuTime(id), Long::sum);
            }
        }
        return times;
    }

    static void print(Map<String, Long> before, int transactions) {
        now().forEach((name, nanos) -> {
            double micros = (nanos - before.getOrDefault(name, 0L)) / 1e3 / transactions;
            if (micros >= 0.1) {
                System.out.printf("%8.1f us/tx %s%n", micros, name);
            }
        });
    }
}
