package org.stele.benchmarks.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.Collectors;
import org.stele.ledger.LedgerLimits;

/** What a measurement ran on. */
public final class Surroundings {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Surroundings() {}

    /** CPU time of this process so far, all threads. */
    public static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    public static LedgerReport.Machine machine(String version) {
        return new LedgerReport.Machine(
                Instant.now(),
                Runtime.getRuntime().availableProcessors(),
                SYSTEM.getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.version().toString(),
                SYSTEM.getName() + " " + SYSTEM.getVersion() + " " + SYSTEM.getArch(),
                version);
    }

    /**
     * With what it was measured.
     *
     * @param engine the ordering's name
     */
    public static LedgerReport.Settings settings(
            String engine, LedgerBenchSettings asked, LedgerLimits limits, LedgerReport.Machine machine) {
        return new LedgerReport.Settings(
                engine,
                asked.nodes(),
                asked.seconds(),
                asked.entries(),
                asked.rate(),
                asked.inFlight(),
                asked.organisations(),
                limits.batchTransactions(),
                limits.batchBytes(),
                limits.batchDelay().toMillis(),
                machine);
    }
}
