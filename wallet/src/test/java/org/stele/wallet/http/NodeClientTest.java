package org.stele.wallet.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;

class NodeClientTest {
    private HttpServer server;
    private NodeClient client;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        client = new NodeClient(address, RandomId.generate(), InstantSource.system());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aProblemWithoutEndIsNotReadToItsEnd() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[1 << 16]);
                }
            }
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.get("/v1/network"));
    }
}
