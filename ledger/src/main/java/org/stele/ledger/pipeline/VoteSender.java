package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Sends this validator's votes to the others, each until it is acknowledged or no longer needed: whoever missed one that has
 * a certificate by now asks for that.
 */
final class VoteSender implements BiConsumer<Vote, ValidatorSet>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VoteSender.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private record Line(BlockingQueue<Vote> votes, Thread thread) {}

    private final VoteExchange exchange;
    private final RandomId self;
    private final CertifiedHeight certified;
    private final Map<RandomId, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean closed;

    VoteSender(VoteExchange exchange, RandomId self, CertifiedHeight certified) {
        this.exchange = exchange;
        this.self = self;
        this.certified = certified;
    }

    @Override
    public void accept(Vote vote, ValidatorSet validators) {
        for (Validator validator : validators.validators()) {
            if (!validator.organisation().equals(self)) {
                lines.computeIfAbsent(validator.organisation(), this::open)
                        .votes()
                        .add(vote);
            }
        }
    }

    private Line open(RandomId organisation) {
        BlockingQueue<Vote> votes = new LinkedBlockingQueue<>();
        Thread thread = Thread.ofVirtual().name("votes-to-" + organisation).start(() -> sendAll(organisation, votes));
        return new Line(votes, thread);
    }

    private void sendAll(RandomId organisation, BlockingQueue<Vote> votes) {
        try {
            while (!closed) {
                Vote vote = votes.take();
                while (!sent(organisation, vote)
                        && !certified.await(vote.header().height(), PAUSE)) {
                    LOG.debug("no answer from {}: the vote is sent again", organisation);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent(RandomId organisation, Vote vote) {
        try {
            exchange.peer(organisation).vote(vote);
            return true;
        } catch (PeerUnreachableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.values().forEach(line -> line.thread().interrupt());
    }
}
