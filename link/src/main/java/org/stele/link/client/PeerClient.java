package org.stele.link.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.link.tls.NodeTls;

/**
 * One other member's node. Its connections trust one key, the one that the ledger lists for this member when the first of them
 * is made; when the ledger lists another, or none, they are cut before the next question.
 */
final class PeerClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int AT_ONCE = 32;
    private static final int OK = 200;

    private record Connected(Hash key, HttpClient http) {}

    private final RandomId member;
    private final URI address;
    private final NodeTls tls;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private @Nullable Connected connected;
    private boolean closed;

    PeerClient(RandomId member, URI address, NodeTls tls) {
        this.member = member;
        this.address = address;
        this.tls = tls;
    }

    byte[] ask(PeerCall call, byte[] body) throws PeerUnreachableException, PeerRefusedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(call.path()))
                .timeout(call.patience())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = send(request, call.largestAnswer());
        if (answer.statusCode() != OK) {
            throw new PeerRefusedException(answer.statusCode(), Bytes.wrap(answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request, long largestAnswer) throws PeerUnreachableException {
        try {
            places.acquire();
            try {
                return http().send(
                                request,
                                HttpResponse.BodyHandlers.limiting(
                                        HttpResponse.BodyHandlers.ofByteArray(), largestAnswer));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        } catch (PeerUnreachableException e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private synchronized HttpClient http() throws PeerUnreachableException {
        Hash listed = tls.members()
                .keyOf(member)
                .orElseThrow(() -> new PeerUnreachableException(
                        "the ledger lists no TLS key of " + member + " as a member in force: it is not asked"));
        if (closed) {
            throw new PeerUnreachableException("this node is ending");
        }
        Connected now = connected;
        if (now == null || !now.key().equals(listed)) {
            cut();
            now = new Connected(listed, client(listed));
            connected = now;
        }
        return now.http();
    }

    private HttpClient client(Hash key) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {NodeTls.PROTOCOL});
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .sslContext(tls.reaching(key))
                .sslParameters(parameters)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    private void cut() {
        if (connected != null) {
            connected.http().shutdownNow();
            connected = null;
        }
    }

    private PeerUnreachableException unreachable(Exception cause) {
        return new PeerUnreachableException("the node of " + member + " does not answer: it is asked again", cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        cut();
    }
}
