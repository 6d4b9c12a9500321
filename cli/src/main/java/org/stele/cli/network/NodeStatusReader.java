package org.stele.cli.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.stele.crypto.Hash;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.node.watch.NetworkStatus;

/** Asks a node of this machine how the network is. */
final class NodeStatusReader {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;
    private static final JsonLimits LIMITS = new JsonLimits(LARGEST, 8);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Asks.
     *
     * @throws IOException where it does not answer so; the message says what it does
     */
    NetworkStatus ask(URI node) throws IOException {
        return status(get(node.resolve("/v1/network/status")));
    }

    /** @throws IOException where it is none; who listens at the address may be anybody */
    static NetworkStatus status(byte[] answer) throws IOException {
        try {
            return StrictJson.parse(answer, NetworkStatus.class, LIMITS);
        } catch (InvalidJsonException e) {
            throw new IOException("answers what is no status: it may be of another version", e);
        }
    }

    /**
     * The proof of a lie.
     *
     * @throws IOException where it does not answer so
     */
    byte[] evidence(URI node, Hash lie) throws IOException {
        return get(node.resolve("/v1/network/evidence/" + lie));
    }

    private byte[] get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
            if (answer.statusCode() != OK) {
                throw new IOException("answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("was not waited for", e);
        }
    }
}
