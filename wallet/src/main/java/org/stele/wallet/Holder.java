package org.stele.wallet;

import java.time.Duration;
import java.time.InstantSource;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;

/**
 * One role of one person in one network, with its keys: a patient as one custodian knows them, or a member of staff in a seat.
 *
 * @param author {@code subject:…}, {@code seat:…} or {@code org:…}
 * @param signing signs transactions and requests
 * @param sealing opens what is released to this holder
 */
public record Holder(Hash network, Author author, Ed25519SigningKey signing, HpkeKeyPair sealing) {
    /** How long after its making a transaction may still be taken: short, so that a lost one is soon void. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** A holder with fresh keys. */
    public static Holder create(Hash network, Author author) {
        return new Holder(network, author, Ed25519SigningKey.generate(), HpkeKeyPair.generate());
    }

    /** The same keys under another name: a wallet's key that has claimed a subject. */
    public Holder as(Author other) {
        return new Holder(network, other, signing, sealing);
    }

    /** Makes and signs a transaction. */
    public Envelope transaction(String contract, String command, Object body, InstantSource clock) {
        return TransactionBuilder.of(
                        network,
                        contract,
                        command,
                        body,
                        author,
                        clock.instant().plus(LIFE))
                .sign(signing);
    }
}
