package org.stele.ledger.transaction;

import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;

/**
 * Makes transactions of envelopes: the one place that parses payloads and checks their signatures. It needs no state, so that
 * many threads can use it at once.
 */
public final class TransactionReader {
    private final Hash network;

    public TransactionReader(Hash network) {
        this.network = network;
    }

    /**
     * Checks everything that can be checked without the state, cheapest first.
     *
     * @throws RefusedException with {@code MALFORMED}, {@code WRONG_NETWORK}, {@code UNKNOWN_COMMAND} or {@code BAD_SIGNATURE}
     */
    public Transaction readAtTheDoor(Envelope envelope, CommandTypes types) {
        PayloadDocument document = parse(envelope);
        Payload payload = document.payload();
        Object command = types.read(payload, document.body());
        verify(envelope);
        return new Transaction(envelope, payload, command, types.version());
    }

    /**
     * As {@link #readAtTheDoor}, for a transaction that is ordered already: the rules may have changed since it was let in, so
     * that an unknown command is no fault of who proposed it.
     *
     * @throws RefusedException with {@code MALFORMED}, {@code WRONG_NETWORK} or {@code BAD_SIGNATURE}
     */
    public Transaction readOrdered(Envelope envelope, CommandTypes types) {
        verify(envelope);
        return readVerified(envelope, types);
    }

    /** As {@link #readOrdered}, where the signatures have been verified before: from the own store, or by other rules. */
    public Transaction readVerified(Envelope envelope, CommandTypes types) {
        PayloadDocument document = parse(envelope);
        return new Transaction(envelope, document.payload(), commandOf(document, types), types.version());
    }

    /**
     * As {@link #readOrdered}, for who only wants to know whether an honest node may have let it in.
     *
     * @throws RefusedException with {@code MALFORMED}, {@code WRONG_NETWORK} or {@code BAD_SIGNATURE}
     */
    public void requireSound(Envelope envelope) {
        verify(envelope);
        parse(envelope);
    }

    private static Object commandOf(PayloadDocument document, CommandTypes types) {
        try {
            return types.read(document.payload(), document.body());
        } catch (RefusedException e) {
            return new UnreadableCommand();
        }
    }

    private PayloadDocument parse(Envelope envelope) {
        PayloadDocument document = parseJson(envelope);
        if (!document.network().equals(network)) {
            throw new RefusedException(RefusalReason.WRONG_NETWORK, "this network is " + network);
        }
        return document;
    }

    private static PayloadDocument parseJson(Envelope envelope) {
        try {
            return StrictJson.parse(envelope.payload().unsafeArray(), PayloadDocument.class);
        } catch (InvalidJsonException e) {
            throw new RefusedException(RefusalReason.MALFORMED, "no payload: " + e.getMessage());
        }
    }

    private static void verify(Envelope envelope) {
        byte[] payload = envelope.payload().unsafeArray();
        for (SignatureEntry entry : envelope.signatures()) {
            if (!entry.key()
                    .verifies(Domain.TRANSACTION, payload, entry.signature().unsafeArray())) {
                throw new RefusedException(RefusalReason.BAD_SIGNATURE, "a signature does not hold over the payload");
            }
        }
    }
}
