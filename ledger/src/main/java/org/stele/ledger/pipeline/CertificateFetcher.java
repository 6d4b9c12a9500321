package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.validator.Validator;

/**
 * Asks the others for certificates and votes when nothing became final for a while: after a restart, after votes were lost,
 * or because this node is sent none.
 */
final class CertificateFetcher {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 64;

    /** Every how many pauses without a new block this node looks whether others have one: two seconds. */
    private static final int STILL = 8;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Hash network;
    private final VoteExchange exchange;
    private final RandomId self;
    private final Certification certification;
    private final CertifiedHeight certified;
    private final Supplier<Newest> newest;
    private final LongConsumer detour;
    private int still;

    CertificateFetcher(
            Hash network,
            VoteExchange exchange,
            RandomId self,
            Certification certification,
            CertifiedHeight certified,
            Supplier<Newest> newest,
            LongConsumer detour) {
        this.network = network;
        this.exchange = exchange;
        this.self = self;
        this.certification = certification;
        this.certified = certified;
        this.newest = newest;
        this.detour = detour;
    }

    void step() throws InterruptedException {
        boolean isGoingOn = certified.await(certified.get() + 1, PAUSE);
        still = isGoingOn ? 0 : still + 1;
        long next = certified.get() + 1;
        // a block that is on its way here is given a second to arrive
        if (still % STILL == STILL - 1 && isLeftBehind() && !certified.await(next, GRACE)) {
            detour.accept(next);
        } else if (!isGoingOn && certified.get() < newest.get().header().height()) {
            for (Validator validator : newest.get().validators().validators()) {
                ask(validator.organisation());
            }
        }
    }

    /** Whether others have a certificate for the block after this node's newest: then the ordering keeps it from this node. */
    private boolean isLeftBehind() {
        Newest now = newest.get();
        if (certified.get() < now.header().height()) {
            return false;
        }
        return now.validators().validators().stream()
                .map(Validator::organisation)
                .filter(organisation -> !organisation.equals(self))
                .anyMatch(organisation -> isAhead(organisation, now));
    }

    private boolean isAhead(RandomId organisation, Newest now) {
        long next = now.header().height() + 1;
        try {
            return exchange.peer(organisation).certified(next, 1).stream()
                    .filter(theirs -> theirs.header().height() == next)
                    .anyMatch(theirs -> theirs.certificate().certifies(network, theirs.header(), now.validators()));
        } catch (PeerUnreachableException e) {
            return false;
        }
    }

    private void ask(RandomId organisation) {
        if (organisation.equals(self)) {
            return;
        }
        VotePeer peer = exchange.peer(organisation);
        try {
            for (CertifiedHeader header : peer.certified(certified.get() + 1, AT_ONCE)) {
                certification.adopt(header);
            }
            for (Vote vote : peer.votes(certified.get() + 1)) {
                certification.vote(vote);
            }
        } catch (PeerUnreachableException e) {
            // it is asked again; while it is away, nothing is lost
        }
    }
}
