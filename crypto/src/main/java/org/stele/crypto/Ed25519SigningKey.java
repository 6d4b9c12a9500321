package org.stele.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 private key in memory (RFC 8032 §5.1.5). Never printed. Safe for use by many threads. */
public final class Ed25519SigningKey implements SigningKey {
    public static final int SEED_LENGTH = 32;

    private static final byte[] NOTHING = {};
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final Ed25519Key verificationKey;

    private Ed25519SigningKey(byte[] seed) {
        this.seed = seed;
        this.privateKey = privateKey(seed);
        this.verificationKey = new Ed25519Key(Bytes.wrap(publicKey(seed)));
    }

    public static Ed25519SigningKey generate() {
        byte[] seed = new byte[SEED_LENGTH];
        RANDOM.nextBytes(seed);
        return new Ed25519SigningKey(seed);
    }

    /**
     * The key that this seed makes.
     *
     * @param seed 32 bytes, copied
     * @throws IllegalArgumentException where it has another length
     */
    public static Ed25519SigningKey fromSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, this has " + seed.length);
        }
        return new Ed25519SigningKey(seed.clone());
    }

    @Override
    public Ed25519Key verificationKey() {
        return verificationKey;
    }

    /** A copy of the secret, for writing into an encrypted key file and for nothing else. */
    public byte[] seed() {
        return seed.clone();
    }

    @Override
    public byte[] sign(Domain domain, byte[] message) {
        return sign(domain.prefix(), message);
    }

    /** Signs the bare message: only for standards that say themselves what is signed, such as W3C Data Integrity. */
    public byte[] signUnframed(byte[] message) {
        return sign(NOTHING, message);
    }

    private byte[] sign(byte[] prefix, byte[] message) {
        try {
            Signature engine = SignatureProvider.chosen().ed25519();
            engine.initSign(privateKey);
            engine.update(prefix);
            engine.update(message);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signature library cannot sign", e);
        }
    }

    private static byte[] publicKey(byte[] seed) {
        byte[] key = new byte[Ed25519Key.LENGTH];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return key;
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return SignatureProvider.chosen().ed25519PrivateKey(Encodings.concat(PKCS8, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signature library refuses an Ed25519 seed", e);
        }
    }

    /** The public key only. */
    @Override
    public String toString() {
        return "signing key of " + verificationKey;
    }
}
