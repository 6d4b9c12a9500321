package org.stele.ledger.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;

/**
 * Makes a transaction, for clients: {@code TransactionBuilder.of(network, "consent", "grant", command, author,
 * expires).onBehalfOf(subject).sign(key)}. Where a passkey or another device signs, {@link #payload} is what it signs, in
 * {@link Domain#TRANSACTION}. Immutable.
 */
public final class TransactionBuilder {
    private final PayloadDraft draft;

    private TransactionBuilder(PayloadDraft draft) {
        this.draft = draft;
    }

    /**
     * Begins a transaction with a fresh nonce.
     *
     * @param body the command record
     * @param expires the block time from which it is void
     */
    public static TransactionBuilder of(
            Hash network, String contract, String command, Object body, Author author, Instant expires) {
        Instant millis = Instant.ofEpochMilli(expires.toEpochMilli());
        return new TransactionBuilder(new PayloadDraft(
                network, contract, command, body, author, Optional.empty(), millis, RandomId.generate()));
    }

    public TransactionBuilder onBehalfOf(Author other) {
        return new TransactionBuilder(draft.onBehalfOf(other));
    }

    /** The bytes to be signed: the same each time. */
    public Bytes payload() {
        return Bytes.wrap(StrictJson.write(draft));
    }

    /** Signs with every one of the keys, one of the author's among them. */
    public Envelope sign(SigningKey... keys) {
        Bytes payload = payload();
        List<SignatureEntry> entries = new ArrayList<>();
        for (SigningKey key : keys) {
            byte[] signature = key.sign(Domain.TRANSACTION, payload.unsafeArray());
            entries.add(new SignatureEntry(key.verificationKey(), Bytes.wrap(signature)));
        }
        return Envelope.of(payload, entries);
    }
}
