package org.stele.wallet.http;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;

/** A transaction as JSON, the way the HTTP API takes it. */
public record Travelling(Bytes payload, List<SignatureEntry> signatures) {
    public static Travelling of(Envelope envelope) {
        return new Travelling(envelope.payload(), envelope.signatures());
    }
}
