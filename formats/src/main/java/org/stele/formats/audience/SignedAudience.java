package org.stele.formats.audience;

import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Codec;

/**
 * A statement with the patient's signature over its encoding, in {@link Domain#AUDIENCE}. It goes to the custodian and nowhere
 * else: on the ledger stands its hash, which without the signature nobody can guess.
 */
public record SignedAudience(Bytes statement, VerificationKey key, Bytes signature) {
    private static final Codec<AudienceStatement> STATEMENT = Codec.of(AudienceStatement.class);
    private static final Codec<SignedAudience> SIGNED = Codec.of(SignedAudience.class);

    public static SignedAudience sign(AudienceStatement statement, SigningKey key) {
        byte[] encoded = STATEMENT.encode(statement);
        Bytes signature = Bytes.wrap(key.sign(Domain.AUDIENCE, encoded));
        return new SignedAudience(Bytes.wrap(encoded), key.verificationKey(), signature);
    }

    /**
     * What was stated, whether or not the signature holds.
     *
     * @throws IllegalArgumentException where it is no statement
     */
    public AudienceStatement read() {
        return STATEMENT.decode(statement.unsafeArray());
    }

    public boolean holds() {
        return key.verifies(Domain.AUDIENCE, statement.unsafeArray(), signature.unsafeArray());
    }

    /** What stands on the ledger. */
    public Hash evidence() {
        return Hash.of(SIGNED.encode(this));
    }
}
