package org.stele.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What every node refuses before its library is asked, so that no two libraries can disagree on a signature: encodings of
 * points and scalars that are not canonical, and points with a part of small order (RFC 8032 §5.1.7 leaves them open; see
 * "Taming the many EdDSAs", 2020).
 */
final class Ed25519Points {
    private static final byte[] P = little("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
    private static final byte[] L = little("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed");

    /** The y of all eight points whose order divides 8: 1, -1, 0, and two of order 8; either sign of x. */
    private static final List<byte[]> SMALL_ORDER = List.of(
            little("0000000000000000000000000000000000000000000000000000000000000001"),
            little("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"),
            little("0000000000000000000000000000000000000000000000000000000000000000"),
            little("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826"),
            little("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7"));

    private Ed25519Points() {}

    /** Whether the 32 bytes from {@code offset} are a canonical y of a point that is not of small order. */
    static boolean isCanonical(byte[] encoded, int offset) {
        return below(encoded, offset, P, 0x7F) && !isSmallOrder(encoded, offset);
    }

    /** Whether they are, moreover, a point of the group of prime order. Costs as much as a verification. */
    static boolean isInPrimeGroup(byte[] encoded, int offset) {
        return isCanonical(encoded, offset) && Ed25519.validatePublicKeyFull(encoded, offset);
    }

    /** Whether the 32 bytes from {@code offset} are a scalar below the group's order. */
    static boolean isReducedScalar(byte[] encoded, int offset) {
        return below(encoded, offset, L, 0xFF);
    }

    private static boolean isSmallOrder(byte[] encoded, int offset) {
        for (byte[] y : SMALL_ORDER) {
            if (sameY(encoded, offset, y)) {
                return true;
            }
        }
        return false;
    }

    private static boolean below(byte[] encoded, int offset, byte[] limit, int topMask) {
        for (int i = 31; i >= 0; i--) {
            int digit = encoded[offset + i] & (i == 31 ? topMask : 0xFF);
            int bound = limit[i] & 0xFF;
            if (digit != bound) {
                return digit < bound;
            }
        }
        return false;
    }

    private static boolean sameY(byte[] encoded, int offset, byte[] y) {
        return Arrays.equals(encoded, offset, offset + 31, y, 0, 31) && (encoded[offset + 31] & 0x7F) == y[31];
    }

    private static byte[] little(String bigEndianHex) {
        byte[] big = HexFormat.of().parseHex(bigEndianHex);
        byte[] little = new byte[big.length];
        for (int i = 0; i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }
}
