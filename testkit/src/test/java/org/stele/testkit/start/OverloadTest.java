package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeConfiguration;

/** What comes beyond {@code http.at-once} is told so, those who do not sign take half of it, and there is room again when others are done. */
class OverloadTest {
    private static final String BEGUN =
            "POST /v1/transactions HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatComesBeyondTheLimitIsRefusedAndAskedToComeBack() throws Exception {
        LoneNode lone = LoneNode.found(folder);
        try (LoneNode.Running running = lone.start(withPlaces(lone.configuration(), 4))) {
            URI node = running.node().address();
            // takes no place, as the address that is asked below does for a moment longer than the answer takes
            assertThat(Ask.until(200, node.resolve("/actuator/health")).statusCode())
                    .isEqualTo(200);
            try (Held first = new Held(node);
                    Held second = new Held(node)) {
                HttpResponse<String> refused = refusedBeside(first, second);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(refused.body()).contains("\"code\":\"OVERLOADED\"", "Retry-After");
                assertThat(Ask.get(node.resolve("/actuator/health")).statusCode())
                        .isEqualTo(200);
                assertThat(Ask.get(node.resolve("/v1/reviews")).statusCode())
                        .as("who should sign is asked to, whatever those have who need not")
                        .isEqualTo(401);
                first.finish();
                second.finish();
            }
            assertThat(Ask.until(200, node.resolve("/v1/network")).statusCode()).isEqualTo(200);
        }
    }

    private static NodeConfiguration withPlaces(NodeConfiguration configuration, int places) {
        HttpSettings http = configuration.http();
        return configuration.with(new HttpSettings(
                http.address(),
                http.port(),
                http.bundleLimit(),
                places,
                http.bodySeconds(),
                http.operators(),
                http.publicAddress()));
    }

    /** What asks meanwhile has a place for a moment too, so that one of those that are to be held may have been refused. */
    private static HttpResponse<String> refusedBeside(Held first, Held second) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer;
        boolean bothHeld;
        do {
            answer = Ask.get(first.node.resolve("/v1/network"));
            bothHeld = !first.beginAgainIfRefused();
            bothHeld &= !second.beginAgainIfRefused();
        } while ((answer.statusCode() != 429 || !bothHeld) && Instant.now().isBefore(deadline));
        return answer;
    }

    /** A request but for the end of its body, so that it stays in work. */
    private static final class Held implements AutoCloseable {
        private final URI node;
        private Socket socket;

        Held(URI node) throws IOException {
            this.node = node;
            this.socket = begin();
        }

        private Socket begin() throws IOException {
            Socket begun = new Socket(node.getHost(), node.getPort());
            begun.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
            begun.getOutputStream().flush();
            return begun;
        }

        boolean beginAgainIfRefused() throws IOException {
            boolean refused = socket.getInputStream().available() > 0;
            if (refused) {
                socket.close();
                socket = begin();
            }
            return refused;
        }

        void finish() throws IOException {
            socket.getOutputStream().write("        ".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(answer.length);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
