package org.stele.node.feed.out;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.dispatch.Dispatches;

/**
 * Brings what waits to its destinations, a thread for each; where one fails, ever more seldom, every five minutes at last. What waits is
 * the exchange's, and goes on where the node is started again. Safe for use by many threads.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Set<String> names;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Courier> couriers = new ArrayList<>();

    private Dispatcher(List<Destination> destinations) {
        this.names = destinations.stream().map(Destination::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Begins to bring what waits. */
    public static Dispatcher start(
            List<Destination> destinations, Dispatches dispatches, DispatchMessages messages, InstantSource clock) {
        Dispatcher dispatcher = new Dispatcher(destinations);
        for (Destination destination : destinations) {
            Courier courier = new Courier(destination, dispatches, messages, clock);
            dispatcher.couriers.add(courier);
            dispatcher.threads.add(Thread.ofPlatform()
                    .name("hl7-to-" + destination.name())
                    .daemon()
                    .start(() -> dispatcher.work(courier)));
        }
        return dispatcher;
    }

    /** Whether there is a destination of this name. */
    public boolean knows(String destination) {
        return names.contains(destination);
    }

    private void work(Courier courier) {
        Duration pause = ROUND;
        while (!isClosing(pause)) {
            pause = attempt(courier, () -> closing.getCount() == 0) ? ROUND : longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    /** Whatever a round throws, the next must come: nobody else brings what waits. */
    private static boolean attempt(Courier courier, BooleanSupplier isClosing) {
        try {
            return courier.bringAll(isClosing);
        } catch (ExchangeException e) {
            LOG.info("nothing leaves by HL7 v2 for now, and is tried again: {}", e.getMessage());
            return false;
        } catch (RuntimeException | Error e) { // as said above
            LOG.error("what leaves by HL7 v2 failed, and is tried again", e);
            return false;
        }
    }

    private boolean isClosing(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What is on its way may come to its answer, for some seconds. Then it waits, and leaves again as it was. */
    @Override
    public void close() {
        closing.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            couriers.forEach(Courier::cut);
        }
    }
}
