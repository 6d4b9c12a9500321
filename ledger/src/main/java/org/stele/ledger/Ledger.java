package org.stele.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusedException;

/** One organisation's copy of the chain, running. Safe for use by many threads; nothing here blocks but closing. */
public interface Ledger extends AutoCloseable {
    Genesis genesis();

    /**
     * Takes a transaction to its end: checked at the door, ordered, executed, certified. Giving the same transaction again
     * joins it, or answers with its first receipt.
     *
     * @return its final receipt; or a {@link RefusedException} where it was not taken, or a {@link LedgerStoppedException}
     *     where this node stopped meanwhile: then the transaction may have been ordered or not, and may be given again
     */
    CompletionStage<FinalReceipt> submit(Envelope envelope);

    /** The final receipt of a transaction, if it has one. */
    Optional<FinalReceipt> receipt(Hash transaction);

    /**
     * The state of the newest certified height. It stays as it is while the chain goes on, and costs memory for as long as
     * it is held: take a new one for each request.
     *
     * @throws IllegalStateException before the genesis itself is certified, see {@link #waitFor}
     */
    CertifiedState certified();

    /**
     * Completes with a certified state that holds everything that was final at any honest node when this was called: a quorum
     * confirms that it had voted for nothing higher. Costs a question to each validator, shared by those who ask at the same
     * time. Fails with a {@link RefusedException}, {@code NOT_CERTIFIED}, where no quorum answers.
     */
    CompletionStage<CertifiedState> confirmed();

    /** Completes with the state of {@code height} or of a later one, as soon as it is certified. */
    CompletionStage<CertifiedState> waitFor(long height);

    /**
     * As {@link #waitFor(long)}, and with a {@link java.util.concurrent.TimeoutException} where that takes longer than {@code
     * patience}: then nothing is kept of who waited.
     */
    CompletionStage<CertifiedState> waitFor(long height, Duration patience);

    /**
     * Calls the listener with every certified block after {@code height}, in order, on a thread of its own, until it is
     * closed. Where the listener throws, it is called with the same block again, later.
     *
     * @param height the last height that the listener has dealt with; -1 to begin with the genesis
     */
    Subscription listen(long height, BlockListener listener);

    LedgerStatus status();

    /** Whether nothing has become final here for so long that nothing is let in, see {@link LedgerLimits#standstill}. */
    boolean isStill();

    /**
     * Writes a copy of this moment, which fsck can check and a node can be opened on, while this one goes on. On
     * the copy this validator's key never votes, since it may have voted after the copy was made: who restores it observes, and
     * votes again when its organisation has rotated the key.
     *
     * @param directory which must not exist, or be empty
     */
    void checkpoint(Path directory);

    /** The version of the rules that a state goes by. */
    Rules rules(CertifiedState state);

    /** What this node can prove of validators that lied, by height; of each and each kind of lie no more than a few. */
    List<Conviction> convictions();

    /** The evidence of a conviction; it may have megabytes. */
    Optional<Evidence> evidence(Hash id);

    /** What this node saw members do since it started and cannot prove to others, oldest first. */
    List<Observation> observations();

    /** Completes when this node stops for a reason that its operator must deal with; the message says how. */
    CompletionStage<LedgerStoppedException> stopped();

    /** Finishes what is being written, seals the directory and ends. Takes no longer than a few seconds. */
    @Override
    void close();
}
