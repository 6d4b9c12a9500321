package org.stele.node.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.peer.Peer;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.link.client.PeerCall;
import org.stele.node.auth.SignedStatement;
import org.stele.vault.subject.Identifier;

/** One other node. */
final class HttpPeer implements Peer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SUCCESS = 2;

    private final HttpClient client;
    private final URI address;
    private final OrganisationId organisation;
    private final RequestSigner signer;

    HttpPeer(HttpClient client, URI address, OrganisationId organisation, RequestSigner signer) {
        this.client = client;
        this.address = address;
        this.organisation = organisation;
        this.signer = signer;
    }

    @Override
    public SubjectId introduce(Identifier person) {
        return PeerAnswers.read(organisation, post("/v1/introductions", person), Introduced.class)
                .subject();
    }

    @Override
    public Identification identify(SeatRequest request) {
        PeerCall call = new PeerCall("/v1/identifications", PeerAnswers.SOON, PeerAnswers.SHORT);
        return PeerAnswers.read(organisation, post(call, request), Identification.class, PeerAnswers.SHORT);
    }

    @Override
    public Bytes release(ReleaseRequest request) {
        return Bytes.wrap(post("/v1/releases", request));
    }

    @Override
    public ProvisionalRelease releaseProvisionally(ProvisionalRequest request) {
        return PeerAnswers.read(organisation, post("/v1/releases/provisional", request), ProvisionalRelease.class);
    }

    @Override
    public void kept(KeptNotice notice) {
        post("/v1/holders", notice);
    }

    @Override
    public void held(HeldErasure order) {
        post("/v1/erasures/held", order);
    }

    @Override
    public void misattributed(MisattributionNotice notice) {
        post("/v1/misattributions/told", notice);
    }

    private byte[] post(String path, Object message) {
        return post(new PeerCall(path, PATIENCE, PeerAnswers.LARGEST), message);
    }

    private byte[] post(PeerCall call, Object message) {
        byte[] body = StrictJson.write(message);
        HttpRequest request = HttpRequest.newBuilder(address.resolve(call.path()))
                .timeout(call.patience())
                .header("Content-Type", "application/json")
                .header(SignedStatement.HEADER, signer.sign(organisation, "POST", call.path(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = send(request, call.largestAnswer());
        if (answer.statusCode() / 100 != SUCCESS) {
            throw PeerRefusals.of(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request, long largest) {
        try {
            return client.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largest));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private ExchangeException unreachable(Exception cause) {
        return new ExchangeException(
                Reason.PEER_UNREACHABLE, "the node of " + organisation + " does not answer: it is asked again", cause);
    }
}
