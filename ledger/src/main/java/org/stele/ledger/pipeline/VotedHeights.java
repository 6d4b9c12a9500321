package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** Asks validators up to which height they have voted. What they answer is their word alone. Safe for many threads. */
final class VotedHeights {
    /** Who is further ahead than this is out of sight: this node must catch up first. */
    private static final int FURTHEST = 256;

    /** Questions that one validator may leave open before it is asked no more. */
    private static final int OPEN = 8;

    private final RandomId self;
    private final VotePeer own;
    private final VoteExchange exchange;
    private final Map<RandomId, Semaphore> open = new ConcurrentHashMap<>();

    /** @param own this node's answers to others */
    VotedHeights(RandomId self, VotePeer own, VoteExchange exchange) {
        this.self = self;
        this.own = own;
        this.exchange = exchange;
    }

    /** Asks all of them, this node too where it is one, for heights above {@code base}. */
    Answers ask(ValidatorSet validators, long base) {
        Answers answers = new Answers(validators);
        for (Validator validator : validators.validators()) {
            RandomId organisation = validator.organisation();
            VotePeer peer = organisation.equals(self) ? own : exchange.peer(organisation);
            Semaphore places = open.computeIfAbsent(organisation, _ -> new Semaphore(OPEN));
            if (places.tryAcquire()) {
                Thread.ofVirtual().name("voted-" + organisation).start(() -> {
                    answers.add(height(peer, base));
                    places.release();
                });
            } else {
                answers.add(OptionalLong.empty());
            }
        }
        return answers;
    }

    /** The votes first: one that is certified between the questions is then among the certified. */
    private static OptionalLong height(VotePeer peer, long base) {
        try {
            long highest = base;
            for (Vote vote : peer.votes(base + 1)) {
                highest = Math.max(highest, vote.header().height());
            }
            List<CertifiedHeader> certified = peer.certified(base + 1, FURTHEST);
            for (CertifiedHeader header : certified) {
                highest = Math.max(highest, header.header().height());
            }
            return OptionalLong.of(certified.size() < FURTHEST ? highest : Long.MAX_VALUE);
        } catch (PeerUnreachableException e) {
            return OptionalLong.empty();
        }
    }

    /** What validators answered so far. For one thread that asks. */
    static final class Answers {
        private final BlockingQueue<OptionalLong> coming = new LinkedBlockingQueue<>();
        private final List<Long> heights = new ArrayList<>();
        private final int quorum;
        private int awaited;

        private Answers(ValidatorSet validators) {
            this.quorum = validators.quorum();
            this.awaited = validators.size();
        }

        private void add(OptionalLong height) {
            coming.add(height);
        }

        /**
         * Takes what has come, and waits until a quorum has answered.
         *
         * @throws org.stele.ledger.transaction.RefusedException where that is not in time, or cannot be
         */
        void await(Duration patience) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            for (OptionalLong known = coming.poll(); known != null; known = coming.poll()) {
                take(known);
            }
            while (heights.size() < quorum) {
                OptionalLong next = awaited + heights.size() < quorum
                        ? null
                        : coming.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw Confirmation.unconfirmed();
                }
                take(next);
            }
        }

        private void take(OptionalLong answer) {
            awaited--;
            answer.ifPresent(heights::add);
        }

        /** The least height that a quorum of those who answered has not voted beyond. */
        long lowestOfQuorum() {
            return heights.stream().sorted().skip(quorum - 1L).findFirst().orElseThrow();
        }
    }
}
