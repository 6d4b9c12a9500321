package org.stele.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.Hkdf;
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

    private static final String AUDIENCE = "stele/audience-key/1 ";

    /** A holder with fresh keys. */
    public static Holder create(Hash network, Author author) {
        return new Holder(network, author, Ed25519SigningKey.generate(), HpkeKeyPair.generate());
    }

    /** The same keys under another name: a wallet's key that has claimed a subject. */
    public Holder as(Author other) {
        return new Holder(network, other, signing, sealing);
    }

    /**
     * The same patient on a further subject. Its key follows from this one and tells nothing of it, so that there is nothing more
     * to keep: whoever has the wallet's key has all.
     */
    public Holder audience(SubjectId subject) {
        byte[] info = (AUDIENCE + subject).getBytes(StandardCharsets.US_ASCII);
        byte[] seed = Hkdf.derive(signing.seed(), network.unsafeArray(), info, Ed25519SigningKey.SEED_LENGTH);
        try {
            return new Holder(network, subject.author(), Ed25519SigningKey.fromSeed(seed), HpkeKeyPair.generate());
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
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
