package org.stele.wallet.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.transaction.Envelope;
import org.stele.wallet.Holder;
import tools.jackson.databind.JsonNode;

/**
 * One node's HTTP API. Where a holder is given, the request is signed by them. Safe for use by many threads.
 *
 * <p>Every method throws {@link NodeProblem} where the node answers with a problem, and {@link IOException} where it cannot be
 * reached or answers with something else.
 */
public final class NodeClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** Nodes send no more to each other either: the largest is a release of all that a patient has. */
    private static final long LARGEST_ANSWER = 512L << 20;

    private static final long LARGEST_PROBLEM = 1L << 20;
    private static final byte[] NOTHING = {};

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI base;
    private final RandomId node;
    private final InstantSource clock;

    /**
     * @param base the node's address, without a path
     * @param node the organisation whose node it is: a request signed for it is void anywhere else
     */
    public NodeClient(URI base, RandomId node, InstantSource clock) {
        this.base = base;
        this.node = node;
        this.clock = clock;
    }

    public InstantSource clock() {
        return clock;
    }

    public RandomId node() {
        return node;
    }

    public URI base() {
        return base;
    }

    /** Public data as JSON. */
    public JsonNode get(String path) throws IOException, NodeProblem {
        return Answers.tree(
                send(request("GET", path, NOTHING, "application/json").build()));
    }

    /** Public data as bytes. */
    public byte[] getBytes(String path) throws IOException, NodeProblem {
        return send(request("GET", path, NOTHING, "application/json").build());
    }

    public JsonNode get(String path, Holder holder) throws IOException, NodeProblem {
        return Answers.tree(send(signed("GET", path, NOTHING, "application/json", holder)));
    }

    public byte[] getBytes(String path, Holder holder) throws IOException, NodeProblem {
        return send(signed("GET", path, NOTHING, "application/json", holder));
    }

    public JsonNode post(String path, Object body) throws IOException, NodeProblem {
        return Answers.tree(send(request("POST", path, StrictJson.write(body), "application/json")
                .build()));
    }

    public byte[] postForBytes(String path, Object body) throws IOException, NodeProblem {
        return send(request("POST", path, StrictJson.write(body), "application/json")
                .build());
    }

    public JsonNode post(String path, Object body, Holder holder) throws IOException, NodeProblem {
        return Answers.tree(postForBytes(path, body, holder));
    }

    public byte[] postForBytes(String path, Object body, Holder holder) throws IOException, NodeProblem {
        return send(signed("POST", path, StrictJson.write(body), "application/json", holder));
    }

    public void delete(String path, Holder holder) throws IOException, NodeProblem {
        send(signed("DELETE", path, NOTHING, "application/json", holder));
    }

    /** Posts bytes as they are, such as a FHIR bundle. */
    public JsonNode post(String path, byte[] body, String contentType, Holder holder) throws IOException, NodeProblem {
        return Answers.tree(send(signed("POST", path, body, contentType, holder)));
    }

    /** Hands in a transaction and waits until it is final. */
    public Submitted submit(Envelope envelope) throws IOException, NodeProblem {
        return Answers.read(post("/v1/transactions", Travelling.of(envelope)), Submitted.class);
    }

    private HttpRequest signed(String method, String path, byte[] body, String contentType, Holder holder) {
        return request(method, path, body, contentType)
                .header(SignedRequest.HEADER, SignedRequest.header(holder, node, method, path, body, clock))
                .build();
    }

    private HttpRequest.Builder request(String method, String path, byte[] body, String contentType) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
        return method.equals("GET")
                ? builder.GET()
                : builder.header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private byte[] send(HttpRequest request) throws IOException, NodeProblem {
        HttpResponse<byte[]> response = exchange(request);
        if (!succeeded(response.statusCode())) {
            throw Answers.problem(response.statusCode(), response.body());
        }
        return response.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, NodeClient::bounded);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + base, e);
        }
    }

    /** An {@link IOException} beyond: whoever answers does not choose how much memory that takes here. */
    private static HttpResponse.BodySubscriber<byte[]> bounded(HttpResponse.ResponseInfo answer) {
        return HttpResponse.BodySubscribers.limiting(
                HttpResponse.BodySubscribers.ofByteArray(),
                succeeded(answer.statusCode()) ? LARGEST_ANSWER : LARGEST_PROBLEM);
    }

    private static boolean succeeded(int status) {
        return status / 100 == 2;
    }
}
