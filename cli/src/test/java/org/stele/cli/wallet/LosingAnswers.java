package org.stele.cli.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Stands before a node and passes everything on, but for one thing: no answer to a claim comes back. */
final class LosingAnswers implements AutoCloseable {
    private final URI node;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    LosingAnswers(URI node) throws IOException {
        this.node = node;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = ask(exchange);
            if (!exchange.getRequestURI().getPath().equals("/v1/claims")) {
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
                .header("Content-Type", "application/json")
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while passing a request on");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
