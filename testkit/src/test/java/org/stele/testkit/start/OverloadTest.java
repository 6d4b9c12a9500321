package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeConfiguration;

/** What comes beyond {@code http.at-once} is told so, and there is room again when others are done. */
class OverloadTest {
    private static final String BEGUN =
            "POST /v1/transactions HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";

    @TempDir
    Path folder;

    @Test
    void whatComesBeyondTheLimitIsRefusedAndAskedToComeBack() throws Exception {
        LoneNode lone = LoneNode.found(folder);
        try (LoneNode.Running running = lone.start(withPlaces(lone.configuration(), 2))) {
            URI node = running.node().address();
            assertThat(Ask.until(200, node.resolve("/v1/network")).statusCode()).isEqualTo(200);
            try (Socket first = begin(node);
                    Socket second = begin(node)) {
                HttpResponse<String> refused = Ask.until(503, node.resolve("/v1/network"));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(refused.body()).contains("\"code\":\"BUSY\"", "Retry-After");
                assertThat(Ask.get(node.resolve("/actuator/health")).statusCode())
                        .isEqualTo(200);
                finish(first);
                finish(second);
            }
            assertThat(Ask.until(200, node.resolve("/v1/network")).statusCode()).isEqualTo(200);
        }
    }

    private static NodeConfiguration withPlaces(NodeConfiguration configuration, int places) {
        HttpSettings http = configuration.http();
        return configuration.with(new HttpSettings(
                http.address(), http.port(), http.bundleLimit(), places, http.bodySeconds(), http.operators()));
    }

    /** Sends a request but for the end of its body, so that it stays in work. */
    private static Socket begin(URI node) throws IOException {
        Socket socket = new Socket(node.getHost(), node.getPort());
        socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void finish(Socket socket) throws IOException {
        socket.getOutputStream().write("        ".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        byte[] answer = new byte[12];
        assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(answer.length);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
}
