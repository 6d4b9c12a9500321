package org.stele.ledger.pipeline;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/** How this node and the others come to certificates: its votes out, theirs in, and what was lost asked for. */
final class Voting {
    private final LedgerSettings settings;
    private final LedgerStore store;
    private final CertifiedHeight certified;
    private final VoteSender sender;
    private final Certification certification;
    private final VoteServer server;

    /**
     * Sends nothing yet.
     *
     * @param next the validators after the newest stored block
     * @param evidence told of lies
     * @param detour told the height up to which a line is of no use
     */
    Voting(
            LedgerSettings settings,
            LedgerStore store,
            Halt halt,
            CertifiedHeight certified,
            ValidatorSet next,
            Consumer<Evidence> evidence,
            Finality finality,
            LongConsumer detour) {
        this.settings = settings;
        this.store = store;
        this.certified = certified;
        this.sender = new VoteSender(settings.votes(), settings.role().organisation(), certified);
        Hash network = settings.genesis().network();
        this.certification = new Certification(
                halt, new Settlement(network, store, certified, next, evidence, finality::add, detour), sender);
        this.server = new VoteServer(store, certified, certification);
    }

    Certification certification() {
        return certification;
    }

    /** Makes this node reachable for votes and for certified blocks. */
    List<VoteExchange.Presence> join() {
        RandomId self = settings.role().organisation();
        return List.of(
                settings.votes().join(self, server), settings.blocks().join(self, new BlockServer(store, certified)));
    }

    /** Asks validators, this node among them, how far they have voted. */
    VotedHeights heights() {
        return new VotedHeights(settings.role().organisation(), server, settings.votes());
    }

    CertificateFetcher fetcher(Supplier<Newest> newest, LongConsumer detour) {
        return new CertificateFetcher(
                settings.genesis().network(),
                settings.votes(),
                settings.role().organisation(),
                certification,
                certified,
                newest,
                detour);
    }

    void end() {
        sender.close();
    }
}
