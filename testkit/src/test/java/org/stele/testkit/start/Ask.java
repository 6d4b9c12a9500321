package org.stele.testkit.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Asks a node over HTTP. */
final class Ask {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Ask() {}

    static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Asks again and again until the answer has a status; the last answer, whatever it is, after a minute. */
    static HttpResponse<String> until(int status, URI uri) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(uri);
        while (answer.statusCode() != status && Instant.now().isBefore(deadline)) {
            answer = get(uri);
        }
        return answer;
    }
}
