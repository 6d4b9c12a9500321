package org.stele.node.feed.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.gateway.hl7v2.write.MessageWriter;
import org.stele.node.config.HostPort;

/** One that cannot be brought is settled by itself, and the others leave. */
@SuppressWarnings("NullAway.Init") // opened before each
class CourierTest {
    private static final String PERSON = """
            {"resourceType": "Patient", "identifier": [{"value": "1"}]}
            """;

    private final Map<Dispatch, Supplier<Optional<List<ChartRecord>>>> waiting = new LinkedHashMap<>();
    private final List<String> settled = new ArrayList<>();
    private ServerSocket receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::takeAll);
    }

    @AfterEach
    void end() throws IOException {
        receiver.close();
    }

    @Test
    void oneThatCannotBeOpenedHoldsNoOtherUp() {
        waits(0, () -> {
            throw new IllegalStateException("damaged");
        });
        waits(0, () -> {
            throw new OutOfMemoryError("for a test");
        });
        waits(0, CourierTest::person);
        assertThat(courier().bringAll(() -> false)).isFalse();
        assertThat(settled).containsExactly("postponed FAILED", "postponed FAILED", "sent");
    }

    @Test
    void oneThatFailedTenTimesIsAPersonsToLookAt() {
        waits(9, () -> {
            throw new IllegalStateException("damaged");
        });
        assertThat(courier().bringAll(() -> false)).isFalse();
        assertThat(settled).containsExactly("refused FAILED");
    }

    @Test
    void oneThatDoesNotStandAnyMoreIsToldAsGone() {
        waits(0, Optional::empty);
        waits(0, CourierTest::person);
        assertThat(courier().bringAll(() -> false)).isTrue();
        assertThat(settled).containsExactly("gone GONE", "sent");
    }

    @Test
    void whereTheVaultDoesNotServeNothingIsCounted() {
        waits(0, () -> {
            throw new ExchangeException(Reason.VAULT_UNAVAILABLE, "the database does not answer");
        });
        waits(0, CourierTest::person);
        assertThatThrownBy(() -> courier().bringAll(() -> false)).isInstanceOf(ExchangeException.class);
        assertThat(settled).isEmpty();
    }

    @Test
    void nothingMoreLeavesWhileTheNodeEnds() {
        waits(0, CourierTest::person);
        assertThat(courier().bringAll(() -> true)).isFalse();
        assertThat(settled).isEmpty();
    }

    @Test
    void nobodyIsWaitedForOnceTheLineIsCut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            waits(0, CourierTest::person);
            Courier courier = courier(silent);
            CompletableFuture<Boolean> bringing = CompletableFuture.supplyAsync(() -> courier.bringAll(() -> false));
            try (Socket sender = silent.accept()) {
                assertThat(sender.getInputStream().read()).isEqualTo(0x0B);
                courier.cut();
                assertThat(bringing.get(10, TimeUnit.SECONDS)).isFalse();
            }
            assertThat(settled).containsExactly("postponed NO_ANSWER");
        }
    }

    @Test
    void withoutTlsNobodyElsewhereIsTalkedTo() throws Exception {
        try (Socket elsewhere = new Elsewhere()) {
            assertThatThrownBy(() -> Receiver.ANYBODY_HERE.greet(elsewhere)).isInstanceOf(IOException.class);
        }
    }

    private static final class Elsewhere extends Socket {
        @Override
        public InetAddress getInetAddress() {
            try {
                return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Optional<List<ChartRecord>> person() {
        return Optional.of(List.of(
                new ChartRecord(RecordId.generate(), "Patient", Bytes.wrap(PERSON.getBytes(StandardCharsets.UTF_8)))));
    }

    private void waits(int attempts, Supplier<Optional<List<ChartRecord>>> opened) {
        waiting.put(
                new Dispatch(
                        RandomId.generate(),
                        waiting.size(),
                        Hash.of(),
                        SeatId.generate().author(),
                        SubjectId.generate(),
                        "ris",
                        Dispatch.Content.PERSON,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of(RecordId.generate()),
                        Dispatch.Stage.WAITING,
                        Optional.empty(),
                        attempts,
                        Optional.empty()),
                opened);
    }

    private Courier courier() {
        return courier(receiver);
    }

    private Courier courier(ServerSocket at) {
        HostPort address = new HostPort("127.0.0.1", at.getLocalPort());
        MessageWriter writer = new MessageWriter(new Authorities(Map.of()));
        return new Courier(
                new Destination("ris", address, Receiver.ANYBODY_HERE),
                dispatches(),
                new DispatchMessages(writer, "a.example", "P"),
                InstantSource.system());
    }

    /** The orders, and what was said of each. */
    private Dispatches dispatches() {
        return (Dispatches) Proxy.newProxyInstance(
                CourierTest.class.getClassLoader(),
                new Class<?>[] {Dispatches.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "waiting" -> List.copyOf(waiting.keySet());
                    case "open" -> opened((RandomId) arguments[0]);
                    case "sent" -> settled.add("sent");
                    default -> settled.add(method.getName() + " " + ((Dispatch.Reply) arguments[1]).code());
                });
    }

    private Optional<List<ChartRecord>> opened(RandomId id) {
        return waiting.entrySet().stream()
                .filter(it -> it.getKey().id().equals(id))
                .findFirst()
                .orElseThrow()
                .getValue()
                .get();
    }

    private void takeAll() {
        try (Socket sender = receiver.accept()) {
            FrameReader frames = new FrameReader(new BufferedInputStream(sender.getInputStream()), 1 << 20);
            while (frames.awaitBegin()) {
                String message = new String(frames.message().orElseThrow(), StandardCharsets.UTF_8);
                String answer = "MSA|AA|" + message.split("\\|", -1)[9];
                sender.getOutputStream().write(Frames.of(answer.getBytes(StandardCharsets.UTF_8)));
                sender.getOutputStream().flush();
            }
        } catch (IOException e) {
            // the end of the test
        }
    }
}
