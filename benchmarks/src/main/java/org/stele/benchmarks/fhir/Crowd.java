package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.stele.benchmarks.ledger.Latencies;

/** Many that ask at once, each its next question when the one before is answered. */
final class Crowd {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Latencies latencies = new Latencies();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");

    /** Something to be asked once more. */
    interface Question {
        FhirTarget.Answer ask(RandomGenerator random) throws IOException, InterruptedException;
    }

    /** Asks as long as {@code more} says so, {@code connections} at once. */
    static FhirReport.Row ask(String name, int connections, BooleanSupplier more, Question question) {
        Crowd crowd = new Crowd();
        long cpu = cpu();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(i);
                threads.execute(() -> crowd.ask(more, question, random));
            }
        }
        return crowd.row(name, connections, (System.nanoTime() - begun) / NANOS, cpu() - cpu);
    }

    private void ask(BooleanSupplier more, Question question, RandomGenerator random) {
        while (more.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            if (isAnswered(question, random)) {
                good.incrementAndGet();
                latencies.add(System.nanoTime() - begun);
            } else {
                failed.incrementAndGet();
            }
        }
    }

    private boolean isAnswered(Question question, RandomGenerator random) {
        try {
            FhirTarget.Answer answer = question.ask(random);
            return answer.isGood() || isBad(answer.status() + " " + answer.body());
        } catch (IOException e) {
            return isBad(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isBad(String failure) {
        firstFailure.compareAndSet("", failure);
        return false;
    }

    private FhirReport.Row row(String name, int connections, double seconds, long cpu) {
        long answers = good.get();
        return new FhirReport.Row(
                name,
                connections,
                answers / seconds,
                latencies.percentile(0.5),
                latencies.percentile(0.95),
                latencies.percentile(0.99),
                failed.get(),
                Objects.requireNonNull(firstFailure.get()),
                answers == 0 ? 0 : cpu / NANOS_PER_MICRO / answers);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
