package org.stele.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.feed.Feeds;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.message.MessageLimits;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.translate.Translator;
import org.stele.node.fhir.MessageDrafts;

class FeedListenerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aFaultWhileItListensIsNotItsEnd() throws Exception {
        FeedLimits limits = new FeedLimits(4, 1 << 16, PATIENCE, PATIENCE);
        try (FailingTwice socket = new FailingTwice();
                FeedListener listener = FeedListener.start(socket, Senders.ANYBODY_HERE, door(), limits);
                Socket sender = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            sender.setSoTimeout((int) PATIENCE.toMillis());
            sender.getOutputStream().write("no frame".getBytes(StandardCharsets.US_ASCII));
            sender.getOutputStream().flush();
            assertThat(sender.getInputStream().read()).isEqualTo(0x0B);
            assertThat(socket.accepted).hasValueGreaterThan(2);
        }
    }

    /** As where memory, then files, are short. */
    private static final class FailingTwice extends ServerSocket {
        private final AtomicInteger accepted = new AtomicInteger();

        FailingTwice() throws IOException {
            super(0, 4, InetAddress.getLoopbackAddress());
        }

        @Override
        public Socket accept() throws IOException {
            return switch (accepted.incrementAndGet()) {
                case 1 -> throw new OutOfMemoryError("for a test");
                case 2 -> throw new SocketException("Too many open files");
                default -> super.accept();
            };
        }
    }

    /** Nothing is ever filed by it. */
    private static FeedDoor door() {
        Feeds none = (Feeds) Proxy.newProxyInstance(
                FeedListenerTest.class.getClassLoader(), new Class<?>[] {Feeds.class}, (_, _, _) -> {
                    throw new UnsupportedOperationException();
                });
        InstantSource clock = InstantSource.system();
        Translator translator =
                new Translator(new Authorities(Map.of("HOSP", "http://hospital.example/mrn")), ZoneOffset.UTC, "P");
        return new FeedDoor(
                new MessageReader(MessageLimits.STANDARD),
                new Filing(translator, new MessageDrafts(Classifier.standard(), clock)),
                none,
                OrganisationId.generate().author(),
                clock);
    }
}
