package org.stele.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what no client of ours would. */
final class Raw {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {
        String code() {
            return body.path("code").asString("");
        }
    }

    private Raw() {}

    static Answer get(URI base, String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), headers);
    }

    /** What a counter says, zero where it does not stand there; with its labels, as Prometheus reads it. */
    static double counter(URI base, String name) throws Exception {
        return text(base, "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    /** Asks again and again until the counter says more than this; the last answer, whatever it is, after a minute. */
    static double counterAbove(double before, URI base, String name) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        double now = counter(base, name);
        while (now <= before && Instant.now().isBefore(deadline)) {
            now = counter(base, name);
        }
        return now;
    }

    private static String text(URI base, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    static Answer post(URI base, String path, byte[] body, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(base.resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)), headers);
    }

    static Answer json(URI base, String path, String body) throws Exception {
        return post(base, path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /** Writes bytes to the node's socket, and reads until it closes. */
    static String bytes(URI base, String text) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Answer send(HttpRequest.Builder request, String... headers) throws Exception {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                json
                        ? JsonMapper.shared().readTree(response.body())
                        : JsonMapper.shared().createObjectNode(),
                response);
    }
}
