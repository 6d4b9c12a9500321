package org.stele.ledger.pipeline;

import java.time.Duration;
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

    private final VoteExchange exchange;
    private final RandomId self;
    private final Certification certification;
    private final CertifiedHeight certified;
    private final Storage storage;

    CertificateFetcher(
            VoteExchange exchange,
            RandomId self,
            Certification certification,
            CertifiedHeight certified,
            Storage storage) {
        this.exchange = exchange;
        this.self = self;
        this.certification = certification;
        this.certified = certified;
        this.storage = storage;
    }

    void step() throws InterruptedException {
        boolean isGoingOn = certified.await(certified.get() + 1, PAUSE);
        if (!isGoingOn && certified.get() < storage.newest().header().height()) {
            for (Validator validator : storage.newest().validators().validators()) {
                ask(validator.organisation());
            }
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
