package org.stele.node.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.peer.Peer;
import org.stele.exchange.peer.Peers;

/** The other members' nodes, at the addresses that the configuration gives. Safe for use by many threads. */
public final class HttpPeers implements Peers, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Map<OrganisationId, URI> addresses;
    private final RequestSigner signer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    public HttpPeers(Map<OrganisationId, URI> addresses, RequestSigner signer) {
        this.addresses = Map.copyOf(addresses);
        this.signer = signer;
    }

    @Override
    public Peer peer(OrganisationId organisation) {
        URI address = addresses.get(organisation);
        if (address == null) {
            throw new ExchangeException(
                    Reason.PEER_UNREACHABLE,
                    "no address is known of the node of " + organisation + ": set peers." + organisation);
        }
        return new HttpPeer(client, address, organisation, signer);
    }

    /** Requests under way fail. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
