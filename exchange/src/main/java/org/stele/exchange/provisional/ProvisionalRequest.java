package org.stele.exchange.provisional;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;

/** A signed transaction on its way to a custodian. */
public record ProvisionalRequest(Bytes payload, List<SignatureEntry> signatures) {
    public ProvisionalRequest {
        signatures = List.copyOf(signatures);
    }

    public static ProvisionalRequest of(Envelope envelope) {
        return new ProvisionalRequest(envelope.payload(), envelope.signatures());
    }

    /**
     * The transaction.
     *
     * @throws ExchangeException {@code INVALID} beyond a limit of transactions
     */
    public Envelope envelope() {
        try {
            return Envelope.of(payload, signatures);
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(Reason.INVALID, "not a transaction: " + e.getMessage(), e);
        }
    }
}
