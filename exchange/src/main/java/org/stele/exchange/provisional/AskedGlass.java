package org.stele.exchange.provisional;

import java.time.Duration;
import java.time.Instant;
import org.stele.contracts.access.AccessCommand.BreakGlassProvisionally;
import org.stele.contracts.id.Actor;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.CommandTypes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.Payload;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;

/**
 * A transaction that a clinician signed while the ledger took none, held against all that the ledger will ask of it: what could
 * not be handed in later must not be answered now.
 *
 * @param key the clinician's, which signed
 */
record AskedGlass(Envelope envelope, VerificationKey key, BreakGlassProvisionally command, Instant expires) {
    /** How far clinician's and custodian's clock may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    /** How much sooner it may expire than the rules allow. */
    private static final Duration SHORTER = Duration.ofDays(1);

    /**
     * Reads it, with its signatures, by the rules in force.
     *
     * @throws ExchangeException {@code NOT_TAKEN} with what the ledger's door would say; {@code INVALID} where it is another
     *     command, or not by the key that signed
     */
    static AskedGlass read(Hash network, Rules rules, Envelope envelope) {
        Transaction transaction = transaction(network, rules, envelope);
        Payload payload = transaction.payload();
        if (transaction.command() instanceof BreakGlassProvisionally command
                && payload.onBehalfOf().isEmpty()
                && Actor.of(payload.author()).orElse(null) instanceof Actor.OfKey(VerificationKey key)
                && transaction.signers().contains(key)) {
            return new AskedGlass(envelope, key, command, payload.expires());
        }
        throw new ExchangeException(
                Reason.INVALID, "expected access.breakGlassProvisionally by key:<the seat's>, signed with that key");
    }

    private static Transaction transaction(Hash network, Rules rules, Envelope envelope) {
        try {
            return new TransactionReader(network).readAtTheDoor(envelope, new CommandTypes(rules));
        } catch (RefusedException e) {
            throw ExchangeException.notTaken(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    Hash transaction() {
        return envelope.id();
    }

    /**
     * That it was signed just now, is for a short time, and can be handed in for long.
     *
     * @param longest how long a permit lasts at most
     * @throws ExchangeException {@code INVALID}
     */
    void requireInTime(Instant now, Duration longest) {
        Instant asked = command.validity().from();
        require(!asked.isAfter(now.plus(CLOCKS)), "it was asked for later than now: set the clocks right");
        require(command.validity().until().isAfter(now), "its time is over: sign it again");
        require(command.validity().length().compareTo(longest) <= 0, "it may last " + longest.toMinutes() + " minutes");
        Instant latest = asked.plus(BreakGlassProvisionally.LIFE);
        boolean lasting = expires.isAfter(latest.minus(SHORTER)) && !expires.isAfter(latest);
        require(lasting, "it must expire 29 to 30 days after it was asked for, so that the ledger can hear of it");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ExchangeException(Reason.INVALID, otherwise);
        }
    }
}
