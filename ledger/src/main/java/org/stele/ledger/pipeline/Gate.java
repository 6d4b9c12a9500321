package org.stele.ledger.pipeline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.Role;
import org.stele.ledger.block.Header;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/**
 * Says when this node must propose nothing: halted, off the clock, without a vote, or too far ahead of the certificates; and when
 * it is of no use to let anything in.
 */
final class Gate {
    private final Halt halt;
    private final LedgerLimits limits;
    private final InstantSource clock;
    private final Supplier<Newest> newest;
    private final CertifiedHeight certified;
    private final ClockWatch watch;

    Gate(
            Halt halt,
            LedgerLimits limits,
            InstantSource clock,
            Supplier<Newest> newest,
            CertifiedHeight certified,
            ClockWatch watch) {
        this.halt = halt;
        this.limits = limits;
        this.clock = clock;
        this.newest = newest;
        this.certified = certified;
        this.watch = watch;
    }

    /** Whether nothing becomes final, so that it is better to say so at once. What was let in before still waits. */
    Optional<RefusedException> standstill() {
        return certified.isStillFor(limits.standstill())
                ? refused(
                        RefusalReason.NOT_CERTIFIED,
                        "nothing becomes final: too few members are in reach, send it later")
                : Optional.empty();
    }

    Optional<RefusedException> refusal(Role.Voter voter) {
        halt.reason().ifPresent(reason -> {
            throw reason;
        });
        Newest now = newest.get();
        if (now.header().height() - certified.get() >= limits.uncertified()) {
            return refused(RefusalReason.NOT_CERTIFIED, "too few members answer: send it again when they are back");
        }
        if (voter.keyAmong(now.validators()).filter(voter.newest()::equals).isEmpty()) {
            // by an older key it votes, but what it proposed by that would be void where the newest came into force
            // before it
            return refused(RefusalReason.NOT_A_VALIDATOR, "this node has no vote: send it to another member's");
        }
        if (watch.isOff(now.validators()) || isBehind(now.header())) {
            return refused(RefusalReason.CLOCK_OFF, "this node's clock is off: set it right, or send it to another's");
        }
        return Optional.empty();
    }

    /** Waits until another block is certified, which may open the gate, or for {@code atMost}: clocks say nothing. */
    void awaitChange(Duration atMost) throws InterruptedException {
        certified.await(certified.get() + 1, atMost);
    }

    /** Waits before something is tried again; not for longer than the node lives. */
    void pause(Duration atMost) throws InterruptedException {
        halt.await(atMost);
    }

    private boolean isBehind(Header header) {
        return header.time().isAfter(clock.instant().plus(limits.clockTolerance()));
    }

    private static Optional<RefusedException> refused(RefusalReason reason, String detail) {
        return Optional.of(new RefusedException(reason, detail));
    }
}
