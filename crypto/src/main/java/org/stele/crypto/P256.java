package org.stele.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** What ES256 and WebAuthn share: points of P-256 (SEC1 §2.3), and ECDSA with SHA-256 over signatures {@code r ‖ s}. */
final class P256 {
    static final int COMPRESSED_LENGTH = 33;
    static final int SIGNATURE_LENGTH = 64;

    static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    static final BigInteger ORDER = CURVE.getN();

    private static final byte[] SPKI = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    private static final byte[] N = fixed(ORDER);
    private static final byte[] HALF_N = fixed(ORDER.shiftRight(1));
    private static final byte[] ZERO = new byte[32];
    private static final BoundedCache<Bytes, PublicKey> PARSED = new BoundedCache<>(16_384);

    private P256() {}

    /** The parsed key of a compressed point, from a bounded cache. */
    static PublicKey key(Bytes compressed) {
        return PARSED.get(compressed, c -> parse(SignatureProvider.chosen(), c));
    }

    /**
     * @throws IllegalArgumentException where {@code compressed} is no point of the curve in its 33-byte form
     */
    static PublicKey parse(SignatureProvider provider, Bytes compressed) {
        if (compressed.length() != COMPRESSED_LENGTH) {
            throw new IllegalArgumentException("a compressed P-256 key has 33 bytes, this has " + compressed.length());
        }
        try {
            ECPoint point = CURVE.getCurve().decodePoint(compressed.unsafeArray());
            return provider.es256Key(Encodings.concat(SPKI, point.getEncoded(false)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a point of P-256", e);
        }
    }

    /** Whether {@code signature} is {@code r ‖ s} with both in 1..n-1 and s at most n/2, so that no other form passes. */
    static boolean isStrict(byte[] signature) {
        return isInRange(signature) && Arrays.compareUnsigned(signature, 32, 64, HALF_N, 0, 32) <= 0;
    }

    /** Whether {@code signature} is {@code r ‖ s} with both in 1..n-1. */
    static boolean isInRange(byte[] signature) {
        return signature.length == SIGNATURE_LENGTH && isScalar(signature, 0) && isScalar(signature, 32);
    }

    /** Whether {@code signature}, whose ranges were checked, is over {@code prefix ‖ message}. */
    static boolean verifies(
            SignatureProvider provider, PublicKey key, byte[] prefix, byte[] message, byte[] signature) {
        try {
            Signature engine = provider.es256();
            engine.initVerify(key);
            engine.update(prefix);
            engine.update(message);
            return engine.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the signature library refuses a checked key", e);
        }
    }

    /** Replaces s by n - s where s is the larger of the two. */
    static byte[] normalise(byte[] signature) {
        if (isStrict(signature)) {
            return signature;
        }
        BigInteger s = new BigInteger(1, signature, 32, 32);
        byte[] normal = signature.clone();
        System.arraycopy(fixed(ORDER.subtract(s)), 0, normal, 32, 32);
        return normal;
    }

    /** A number below 2^256 as 32 bytes. */
    static byte[] fixed(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static boolean isScalar(byte[] signature, int offset) {
        return Arrays.compareUnsigned(signature, offset, offset + 32, N, 0, 32) < 0
                && !Arrays.equals(signature, offset, offset + 32, ZERO, 0, 32);
    }
}
