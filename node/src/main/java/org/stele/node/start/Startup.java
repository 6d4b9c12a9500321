package org.stele.node.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.exchange.Exchange;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Ordering;
import org.stele.node.auth.Authenticator;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.peer.HttpPeers;
import org.stele.node.peer.RequestSigner;
import org.stele.vault.Vault;

/** Brings one node up; what was opened is closed again where a later step fails. */
public final class Startup {
    private final NodeConfiguration configuration;
    private final Ordering ordering;
    private final VoteExchange votes;
    private final InstantSource clock = InstantSource.system();

    public Startup(NodeConfiguration configuration, Ordering ordering, VoteExchange votes) {
        this.configuration = configuration;
        this.ordering = ordering;
        this.votes = votes;
    }

    /**
     * Brings the node up.
     *
     * @throws NodeStartException where it does not come up
     */
    public RunningNode run() {
        makeFolders();
        Genesis genesis = GenesisFile.read(configuration.directory().genesis());
        OrganisationKeys keys = KeyRing.open(configuration);
        KeyOwner owner = new KeyOwner(configuration, keys);
        owner.check(genesis);
        Opened opened = new Opened();
        try {
            Opening<Vault> vault = opened.add(Opening.start("vault", () -> VaultRoom.open(configuration, clock)));
            LedgerNode ledger = opened.add(LedgerRoom.open(configuration, genesis, keys, ordering, votes, clock));
            owner.check(ledger);
            HttpPeers peers = opened.add(peers(genesis, keys));
            Exchange exchange = opened.add(
                    ExchangeRoom.open(configuration.organisation(), keys, ledger, vault.await(), peers, clock));
            Web web = opened.add(web(ledger, genesis, exchange));
            return new RunningNode(configuration.directory(), opened, ledger, web);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private HttpPeers peers(Genesis genesis, OrganisationKeys keys) {
        RequestSigner signer = new RequestSigner(
                genesis.network(), configuration.organisation().author(), keys.transactions(), clock);
        return new HttpPeers(configuration.peers(), signer);
    }

    private Web web(LedgerNode ledger, Genesis genesis, Exchange exchange) {
        Map<String, Object> parts = new HashMap<>();
        parts.put("ledger", ledger);
        parts.put("organisation", configuration.organisation());
        parts.put("httpSettings", configuration.http());
        parts.put("nodeDirectory", configuration.directory());
        parts.put("clock", clock);
        parts.put(
                "authenticator",
                new Authenticator(
                        genesis.network(),
                        configuration.organisation(),
                        new CertifiedKeys(ledger, LedgerRoom.RULES),
                        clock));
        parts.put("exchange", exchange);
        return WebRoom.start(parts, WebApplication.class);
    }

    private void makeFolders() {
        NodeDirectory directory = configuration.directory();
        try {
            for (Path folder : List.of(directory.logs(), directory.temporary())) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the node's folders cannot be made: allow its user to write", e);
        }
    }
}
