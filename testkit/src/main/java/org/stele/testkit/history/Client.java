package org.stele.testkit.history;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.ledger.transaction.Envelope;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/**
 * A client of one node, for as long as it is open: hands in transactions, each again and again until it is final, looks at the
 * node's state, as it is and confirmed by a quorum, and for what anybody was told is final.
 */
public final class Client implements AutoCloseable {
    /** Before the same transaction is handed in again. */
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Between questions: four nodes on one small machine need the rest of it to be started again. */
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private record Newest(long certifiedHeight, Hash stateRoot) {}

    private record Place(long height) {}

    private final String name;
    private final NodeClient node;
    private final Supplier<Envelope> transactions;
    private final History history;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads;
    private volatile @Nullable NodeProblem refusal;

    private Client(String name, NodeClient node, Supplier<Envelope> transactions, History history) {
        this.name = name;
        this.node = node;
        this.transactions = transactions;
        this.history = history;
        this.threads = List.of(
                thread(name + "-writes", this::write),
                thread(name + "-reads", this::read),
                thread(name + "-confirmed-reads", this::confirm));
    }

    /**
     * Begins to ask.
     *
     * @param transactions makes the next one, which no contract refuses
     */
    public static Client open(String name, NodeClient node, Supplier<Envelope> transactions, History history) {
        Client client = new Client(name, node, transactions, history);
        client.threads.forEach(Thread::start);
        return client;
    }

    private static Thread thread(String name, Runnable loop) {
        return Thread.ofPlatform().name("client-" + name).daemon().unstarted(loop);
    }

    private void write() {
        try {
            while (!isEnding(BETWEEN)) {
                write(transactions.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (NodeProblem e) {
            refusal = e;
        }
    }

    private void read() {
        try {
            while (!isEnding(BETWEEN)) {
                look().ifPresent(this::seek);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void confirm() {
        try {
            while (!isEnding(BETWEEN)) {
                long asked = System.nanoTime();
                newest("?confirmed=true")
                        .ifPresent(newest -> history.add(new Event.Confirmed(
                                name, asked, System.nanoTime(), newest.certifiedHeight(), newest.stateRoot())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEnding(Duration pause) throws InterruptedException {
        return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write(Envelope envelope) throws InterruptedException, NodeProblem {
        long asked = System.nanoTime();
        Optional<Long> height = Optional.empty();
        try {
            do {
                height = submitted(envelope);
            } while (height.isEmpty() && !isEnding(PAUSE));
        } finally {
            history.add(new Event.Wrote(name, asked, System.nanoTime(), envelope.id(), height));
        }
    }

    private Optional<Long> submitted(Envelope envelope) throws NodeProblem {
        try {
            return Optional.of(node.submit(envelope).height());
        } catch (IOException e) {
            return Optional.empty();
        } catch (NodeProblem e) {
            if (e.status() < SERVER_ERRORS && e.status() != TOO_MANY) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Newest> look() {
        long asked = System.nanoTime();
        Optional<Newest> found = newest("");
        found.ifPresent(newest -> history.add(
                new Event.Looked(name, asked, System.nanoTime(), newest.certifiedHeight(), newest.stateRoot())));
        return found;
    }

    private Optional<Newest> newest(String query) {
        try {
            return Optional.of(Answers.read(node.get("/v1/network" + query), Newest.class));
        } catch (IOException | NodeProblem e) {
            return Optional.empty();
        }
    }

    private void seek(Newest newest) {
        List<Event.Wrote> known = history.acknowledged();
        if (known.isEmpty()) {
            return;
        }
        Hash transaction =
                known.get(ThreadLocalRandom.current().nextInt(known.size())).transaction();
        long asked = System.nanoTime();
        place(transaction)
                .ifPresent(place -> history.add(new Event.Sought(
                        name, asked, System.nanoTime(), transaction, newest.certifiedHeight(), place)));
    }

    /** Where it is, or that it is nowhere; empty where the node does not say. */
    private Optional<Optional<Long>> place(Hash transaction) {
        try {
            Place place = Answers.read(node.get("/v1/transactions/" + transaction), Place.class);
            return Optional.of(Optional.of(place.height()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NodeProblem e) {
            return e.status() == NOT_FOUND ? Optional.of(Optional.empty()) : Optional.empty();
        }
    }

    /**
     * Ends; what is under way is cut off.
     *
     * @throws IllegalStateException where a transaction was refused for good
     */
    @Override
    public void close() {
        end.countDown();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (refusal != null) {
            throw new IllegalStateException("a client of " + name + " was refused", refusal);
        }
    }
}
