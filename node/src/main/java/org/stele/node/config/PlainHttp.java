package org.stele.node.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.SortedMap;
import org.stele.contracts.id.OrganisationId;

/** Lets HTTP without TLS leave the machine only where the operator says so. */
final class PlainHttp {
    private PlainHttp() {}

    static void check(Settings settings, HttpSettings http, SortedMap<OrganisationId, URI> peers) {
        boolean behindTls = settings.withStandard("http.behind-tls", false, "true or false", Forms::flag);
        boolean plainPeers = settings.withStandard("http.plain-peers", false, "true or false", Forms::flag);
        if (!behindTls && !isLoopback(http.address())) {
            settings.issue(
                    "http.address",
                    "others reach it without TLS: listen on 127.0.0.1 behind a proxy that ends TLS, or set"
                            + " http.behind-tls: true where the network between them is the organisation's own");
        }
        peers.forEach((organisation, address) -> {
            if (!plainPeers && "http".equals(address.getScheme()) && !isLoopback(address.getHost())) {
                settings.issue("peers." + organisation, "expected https, or http.plain-peers: true");
            }
        });
    }

    /**
     * The same address, where nobody can read what passes to it.
     *
     * @throws IllegalArgumentException where others could
     */
    static URI requireSafe(URI address) {
        if ("http".equals(address.getScheme()) && !isLoopback(address.getHost())) {
            throw new IllegalArgumentException("plain HTTP to another machine");
        }
        return address;
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
