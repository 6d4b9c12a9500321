package org.stele.ledger.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.Role;
import org.stele.ledger.block.Header;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/** Says when this node must propose nothing: halted, off the clock, without a vote, or too far ahead of the certificates. */
final class Gate {
    private final Halt halt;
    private final LedgerLimits limits;
    private final InstantSource clock;
    private final Storage storage;
    private final Certification certification;

    Gate(Halt halt, LedgerLimits limits, InstantSource clock, Storage storage, Certification certification) {
        this.halt = halt;
        this.limits = limits;
        this.clock = clock;
        this.storage = storage;
        this.certification = certification;
    }

    Optional<RefusedException> refusal(Role.Voter voter) {
        halt.reason().ifPresent(reason -> {
            throw reason;
        });
        Header newest = storage.newest().header();
        if (newest.height() - certification.certifiedHeight() >= limits.uncertified()) {
            return refused(RefusalReason.NOT_CERTIFIED, "too few members answer: send it again when they are back");
        }
        if (!Storage.hasVote(voter, storage.newest().validators())) {
            return refused(RefusalReason.NOT_A_VALIDATOR, "this node has no vote: send it to another member's");
        }
        if (behind(newest).compareTo(limits.clockTolerance()) > 0) {
            return refused(RefusalReason.CLOCK_OFF, "this node's clock is behind the block time: set it right");
        }
        return Optional.empty();
    }

    private Duration behind(Header newest) {
        Instant now = clock.instant();
        return Duration.between(now, newest.time());
    }

    private static Optional<RefusedException> refused(RefusalReason reason, String detail) {
        return Optional.of(new RefusedException(reason, detail));
    }
}
