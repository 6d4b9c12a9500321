package org.stele.exchange.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;

/** Submits and waits, signs for the organisation, and knows how old a state is. Safe for use by many threads. */
public final class LedgerDoor {
    /** No release rests on a state older than this. */
    public static final Duration FRESH = Duration.ofSeconds(30);

    /** Below the ten minutes that a member's transaction may live, so that clocks may differ. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NEXT_BLOCK = Duration.ofSeconds(8);

    private final Ledger ledger;
    private final OwnOrganisation own;
    private final InstantSource clock;

    public LedgerDoor(Ledger ledger, OwnOrganisation own, InstantSource clock) {
        this.ledger = ledger;
        this.own = own;
        this.clock = clock;
    }

    public Hash network() {
        return ledger.genesis().network();
    }

    /** Until when a payload that is made now can be submitted. */
    public Instant expiry() {
        return clock.instant().plus(LIFE);
    }

    /** The bytes of a command of this organisation's, to be signed. */
    public Bytes payload(String contract, String command, Object body) {
        return TransactionBuilder.of(network(), contract, command, body, own.author(), expiry())
                .payload();
    }

    /** This organisation's signature on a payload. */
    public SignatureEntry sign(Bytes payload) {
        byte[] signature = own.transactions().sign(Domain.TRANSACTION, payload.unsafeArray());
        return new SignatureEntry(own.transactions().verificationKey(), Bytes.wrap(signature));
    }

    /** The same transaction with this organisation's signature too. */
    public Envelope countersigned(Envelope envelope) {
        List<SignatureEntry> both = new ArrayList<>(envelope.signatures());
        SignatureEntry ours = sign(envelope.payload());
        both.removeIf(entry -> entry.key().equals(ours.key()));
        both.add(ours);
        return Envelope.of(envelope.payload(), both);
    }

    /**
     * Takes a command of this organisation's to its end.
     *
     * @throws ExchangeException {@code CONTRACT_REFUSED}, and what {@link #submit} throws
     */
    public FinalReceipt act(String contract, String command, Object body) {
        TransactionBuilder transaction =
                TransactionBuilder.of(network(), contract, command, body, own.author(), expiry());
        return require(transaction.sign(own.transactions()));
    }

    /** As {@link #submit}, where anything but {@code OK} is a refusal: {@code CONTRACT_REFUSED}. */
    public FinalReceipt require(Envelope envelope) {
        FinalReceipt receipt = submit(envelope);
        if (!receipt.code().equals(Code.OK)) {
            throw ExchangeException.contractRefused(receipt);
        }
        return receipt;
    }

    /**
     * Takes a transaction to its end, whatever its code.
     *
     * @throws ExchangeException {@code NOT_TAKEN}; {@code LEDGER_STOPPED}: then it may be given again
     */
    public FinalReceipt submit(Envelope envelope) {
        return await(ledger.submit(envelope))
                .orElseThrow(() -> new ExchangeException(
                        Reason.LEDGER_STOPPED, "the ledger does not come to an end: check this node, then repeat"));
    }

    /** The final receipt of a transaction, if it has one. */
    public Optional<FinalReceipt> receipt(Hash transaction) {
        return ledger.receipt(transaction);
    }

    /** Whether nothing becomes final, so that the ledger takes nothing. */
    public boolean isStill() {
        return ledger.isStill();
    }

    /** The newest certified state, of whatever age. */
    public CertifiedState state() {
        return ledger.certified();
    }

    /** The rules that a state goes by. */
    public Rules rules(CertifiedState state) {
        return ledger.rules(state);
    }

    /**
     * A certified state at or above {@code height}.
     *
     * @throws ExchangeException {@code LEDGER_BEHIND} where this node does not get there in time
     */
    public CertifiedState atLeast(long height) {
        return reached(ledger.waitFor(height, PATIENCE)).orElseThrow(LedgerDoor::behind);
    }

    /**
     * A certified state at or above {@code height} that is younger than {@link #FRESH}; waits for the next block where the
     * newest is older.
     *
     * @throws ExchangeException {@code LEDGER_BEHIND}
     */
    public CertifiedState fresh(long height) {
        CertifiedState newest = ledger.certified();
        long wanted = Math.max(height, isFresh(newest) ? newest.height() : newest.height() + 1);
        return reached(ledger.waitFor(wanted, NEXT_BLOCK)).filter(this::isFresh).orElseThrow(LedgerDoor::behind);
    }

    private boolean isFresh(CertifiedState state) {
        return !state.time().plus(FRESH).isBefore(clock.instant());
    }

    private static ExchangeException behind() {
        return new ExchangeException(
                Reason.LEDGER_BEHIND, "this node's ledger is behind: ask again when it has caught up");
    }

    /** The state, or empty where the ledger does not get there in time. */
    private static Optional<CertifiedState> reached(CompletionStage<CertifiedState> stage) {
        try {
            return Optional.of(stage.toCompletableFuture().get());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return Optional.empty();
            }
            throw translate(e);
        }
    }

    /** The receipt, or empty where it does not come in time. */
    private static Optional<FinalReceipt> await(CompletionStage<FinalReceipt> stage) {
        try {
            return Optional.of(stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw translate(e);
        }
    }

    private static ExchangeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ExchangeException(Reason.LEDGER_STOPPED, "interrupted while waiting for the ledger", e);
    }

    private static RuntimeException translate(Exception failure) {
        Throwable cause = failure.getCause();
        return switch (cause) {
            case RefusedException refused ->
                ExchangeException.notTaken(refused.reason(), String.valueOf(refused.getMessage()));
            case LedgerStoppedException stopped ->
                new ExchangeException(Reason.LEDGER_STOPPED, "the ledger stopped: " + stopped.getMessage(), stopped);
            case null, default -> new IllegalStateException("the ledger failed", failure);
        };
    }
}
