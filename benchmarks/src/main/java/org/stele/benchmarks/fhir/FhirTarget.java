package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

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

    /** What was answered. */
    record Answer(int status, String body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, new byte[0]);
    }

    Answer post(String path, byte[] body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private Answer send(String method, String path, byte[] body) throws IOException, InterruptedException {
        URI address = URI.create(path.startsWith("http") ? path : base + "/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/fhir+json")
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", "application/fhir+json");
        }
        credentials.of(method, address, body).forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
