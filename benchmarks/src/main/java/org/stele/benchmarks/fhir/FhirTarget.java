package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.stele.crypto.Bytes;

/** A server to be measured, by HTTP/1.1. Safe for use by many threads. */
public final class FhirTarget implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final Credentials credentials;

    /** What a request must bring to be answered. */
    public interface Credentials {
        /** The headers of one request. */
        Map<String, String> of(String method, URI address, byte[] body);
    }

    /** @param base of the server, without a slash at its end */
    public FhirTarget(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /**
     * Something to ask.
     *
     * @param path below the base, or a whole address
     * @param headers beside those that any request has
     * @param body empty: none
     */
    public record Request(String method, String path, Map<String, String> headers, Bytes body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        public static Request get(String path) {
            return new Request("GET", path, Map.of(), Bytes.of(new byte[0]));
        }
    }

    /**
     * What was answered.
     *
     * @param headers by name, in small letters
     */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return ask(Request.get(path));
    }

    Answer post(String path, byte[] body) throws IOException, InterruptedException {
        return ask(new Request("POST", path, Map.of(), Bytes.wrap(body)));
    }

    /** Waits for the last byte of the answer, two minutes at most. */
    public Answer ask(Request asked) throws IOException, InterruptedException {
        URI address = URI.create(asked.path().startsWith("http") ? asked.path() : base + "/" + asked.path());
        byte[] body = asked.body().toArray();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(
                        asked.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers(asked, address, body).forEach(request::setHeader);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    private Map<String, String> headers(Request asked, URI address, byte[] body) {
        Map<String, String> all = new HashMap<>(Map.of("Accept", "application/fhir+json"));
        if (body.length > 0) {
            all.put("Content-Type", "application/fhir+json");
        }
        all.putAll(asked.headers());
        all.putAll(credentials.of(asked.method(), address, body));
        return all;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
