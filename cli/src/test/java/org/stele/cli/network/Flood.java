package org.stele.cli.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.json.StrictJson;
import org.stele.testkit.processes.NodeProcess;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Travelling;

/** One author who hands a node as much as many connections carry, until it is closed. Who is told to wait waits a second. */
final class Flood implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TOO_MANY = 429;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Holder author;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);
    private final Collection<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();
    private final Collection<Integer> others = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;

    private Flood(NodeProcess node, Holder author, int connections) {
        this.address = node.address().resolve("/v1/transactions");
        this.author = author;
        this.threads = IntStream.range(0, connections)
                .mapToObj(_ -> Thread.ofVirtual().unstarted(this::send))
                .toList();
    }

    static Flood begin(NodeProcess node, Holder author, int connections) {
        Flood flood = new Flood(node, author, connections);
        flood.threads.forEach(Thread::start);
        return flood;
    }

    private void send() {
        try {
            boolean tooMany = false;
            while (!end.await(tooMany ? 1 : 0, TimeUnit.SECONDS)) {
                HttpResponse<String> answer =
                        http.send(request(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                tooMany = answer.statusCode() == TOO_MANY;
                note(answer);
            }
        } catch (IOException e) {
            others.add(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(HttpResponse<String> answer) {
        if (answer.statusCode() == TOO_MANY) {
            refusals.add(answer);
            refused.countDown();
        } else {
            others.add(answer.statusCode());
        }
    }

    private HttpRequest request() {
        Travelling transaction = Travelling.of(author.transaction(
                "identity",
                "register",
                new IdentityCommand.Register(List.of(SubjectId.generate())),
                InstantSource.system()));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(StrictJson.write(transaction)))
                .timeout(PATIENCE)
                .build();
    }

    boolean awaitRefusal() throws InterruptedException {
        return refused.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Every answer that said to come back. */
    List<HttpResponse<String>> refusals() {
        return List.copyOf(refusals);
    }

    /** The status of every other answer; 0 where there was none. */
    List<Integer> others() {
        return List.copyOf(others);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
