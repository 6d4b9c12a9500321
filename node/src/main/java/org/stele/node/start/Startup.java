package org.stele.node.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stele.exchange.Exchange;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.rules.Rules;
import org.stele.node.KnownRules;
import org.stele.node.auth.Authenticator;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.feed.FeedDoor;
import org.stele.node.feed.out.Dispatcher;
import org.stele.node.fhir.export.BulkExports;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.peer.PeerDesk;
import org.stele.node.peer.SeatQuestions;
import org.stele.node.watch.NetworkWatch;
import org.stele.node.watch.VoteWatch;
import org.stele.vault.Vault;

/** Brings one node up; what was opened is closed again where a later step fails. */
public final class Startup {
    private final NodeConfiguration configuration;
    private final Function<Joiner, Joined> joining;
    private final List<Rules> rules = KnownRules.all();
    private final InstantSource clock = InstantSource.system();

    private Startup(NodeConfiguration configuration, Function<Joiner, Joined> joining) {
        this.configuration = configuration;
        this.joining = joining;
    }

    /** A node as its configuration says, in a process of its own. */
    public static Startup alone(NodeConfiguration configuration) {
        return new Startup(configuration, Joiner::configured);
    }

    /** A node among others in this process, whose owner keeps the ordering and both exchanges. */
    public static Startup among(
            NodeConfiguration configuration, Ordering ordering, VoteExchange votes, BlockExchange blocks) {
        return new Startup(configuration, joiner -> joiner.with(ordering, votes, blocks));
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
            Opening<Vault> opening = opened.add(Opening.start("vault", () -> VaultRoom.open(configuration, clock)));
            Joined joined = opened.add(joining.apply(new Joiner(configuration, genesis, keys, clock)));
            VoteWatch votes = new VoteWatch(joined.votes(), clock);
            LedgerNode ledger = opened.add(LedgerRoom.open(configuration, genesis, rules, keys, joined, votes, clock));
            owner.check(ledger);
            joined.follow(ledger);
            Vault vault = opening.await();
            Exchange exchange = opened.add(
                    ExchangeRoom.open(configuration.organisation(), keys, ledger, vault, joined.peers(), clock));
            CertifiedKeys certified = new CertifiedKeys(ledger, rules);
            PeerDesk desk = new PeerDesk(
                    exchange,
                    ledger,
                    new SeatQuestions(configuration.organisation(), genesis.network(), certified, clock));
            joined.serve(desk);
            NetworkWatch watch = new NetworkWatch(configuration.organisation(), ledger, votes, joined::status, clock);
            BulkExports exports = opened.add(BulkExports.open(
                    exchange.exports(), configuration.directory().exports(), clock));
            Optional<FeedDoor> feed = configuration.feed().map(it -> FeedRoom.door(configuration, it, exchange, clock));
            Optional<Dispatcher> dispatcher =
                    configuration.feed().flatMap(it -> FeedRoom.dispatcher(it, exchange, clock));
            dispatcher.ifPresent(opened::add);
            Web web = opened.add(web(ledger, genesis, vault, exchange, exports, desk, watch, feed, dispatcher));
            opened.add(ControlRoom.open(configuration, ledger, vault));
            feed.ifPresent(
                    door -> opened.add(FeedRoom.listen(configuration.feed().orElseThrow(), door)));
            return new RunningNode(configuration.directory(), opened, ledger, web);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            opened.close();
            throw e;
        }
    }

    private Web web(
            LedgerNode ledger,
            Genesis genesis,
            Vault vault,
            Exchange exchange,
            BulkExports exports,
            PeerDesk desk,
            NetworkWatch watch,
            Optional<FeedDoor> feed,
            Optional<Dispatcher> dispatcher) {
        Map<String, Object> parts = new HashMap<>();
        parts.put("ledger", ledger);
        parts.put("organisation", configuration.organisation());
        parts.put("httpSettings", configuration.http());
        parts.put("nodeDirectory", configuration.directory());
        parts.put("clock", clock);
        CertifiedKeys keys = new CertifiedKeys(ledger, rules);
        parts.put("authenticator", new Authenticator(genesis.network(), configuration.organisation(), keys, clock));
        parts.put("smart", SmartRoom.open(configuration, ledger, keys, exchange, clock));
        parts.put("vault", vault);
        parts.put("fhirDoor", FhirRoom.open(configuration, clock));
        parts.put("documentDoor", DocumentRoom.open(configuration, exchange, clock));
        parts.put("exchange", exchange);
        parts.put("bulkExports", exports);
        parts.put("peerDesk", desk);
        parts.put("networkWatch", watch);
        feed.ifPresent(door -> parts.put("feedDoor", door));
        dispatcher.ifPresent(it -> parts.put("dispatcher", it));
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
