package org.stele.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A P-256 private key in memory, for ECDSA with SHA-256. Never printed. Safe for use by many threads. */
public final class Es256SigningKey implements SigningKey {
    public static final int SECRET_LENGTH = 32;

    /** RFC 5958 around RFC 5915, without the optional public key. */
    private static final byte[] PKCS8 =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

    private static final byte[] NOTHING = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;
    private final PrivateKey privateKey;
    private final Es256Key verificationKey;

    private Es256SigningKey(byte[] secret) {
        this.secret = secret;
        this.privateKey = privateKey(secret);
        this.verificationKey = new Es256Key(Bytes.wrap(publicKey(secret)));
    }

    public static Es256SigningKey generate() {
        byte[] secret = new byte[SECRET_LENGTH];
        do {
            RANDOM.nextBytes(secret);
        } while (!isScalar(secret));
        return new Es256SigningKey(secret);
    }

    /**
     * The key that this number is.
     *
     * @param secret 32 bytes, a number within 1..n-1, most significant first; copied
     * @throws IllegalArgumentException where it is not
     */
    public static Es256SigningKey fromSecret(byte[] secret) {
        if (secret.length != SECRET_LENGTH || !isScalar(secret)) {
            throw new IllegalArgumentException("not a P-256 private key: expected 32 bytes, a number within 1..n-1");
        }
        return new Es256SigningKey(secret.clone());
    }

    @Override
    public Es256Key verificationKey() {
        return verificationKey;
    }

    /** A copy of the secret, for writing into an encrypted key file and for nothing else. */
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public byte[] sign(Domain domain, byte[] message) {
        return P256.normalise(sign(domain.prefix(), message));
    }

    /** As an authenticator signs: the bare message, s as it falls. */
    byte[] signUnframed(byte[] message) {
        return sign(NOTHING, message);
    }

    private byte[] sign(byte[] prefix, byte[] message) {
        try {
            Signature engine = SignatureProvider.chosen().es256();
            engine.initSign(privateKey);
            engine.update(prefix);
            engine.update(message);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signature library cannot sign", e);
        }
    }

    private static boolean isScalar(byte[] secret) {
        BigInteger value = new BigInteger(1, secret);
        return value.signum() > 0 && value.compareTo(P256.ORDER) < 0;
    }

    private static byte[] publicKey(byte[] secret) {
        ECPoint point = new FixedPointCombMultiplier().multiply(P256.CURVE.getG(), new BigInteger(1, secret));
        return point.normalize().getEncoded(true);
    }

    private static PrivateKey privateKey(byte[] secret) {
        try {
            return SignatureProvider.chosen().es256PrivateKey(Encodings.concat(PKCS8, secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signature library refuses a P-256 private key", e);
        }
    }

    /** The public key only. */
    @Override
    public String toString() {
        return "signing key of " + verificationKey;
    }
}
