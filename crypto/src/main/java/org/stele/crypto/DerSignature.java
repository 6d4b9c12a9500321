package org.stele.crypto;

import java.util.Optional;

/** Reads {@code SEQUENCE { INTEGER r, INTEGER s }} in DER (X.690 §10, §8.3), as authenticators write ECDSA signatures. */
final class DerSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private final byte[] der;
    private final byte[] plain = new byte[P256.SIGNATURE_LENGTH];
    private int offset;

    private DerSignature(byte[] der) {
        this.der = der;
    }

    /** The signature as {@code r ‖ s} of 32 bytes each; empty where {@code der} is not the one encoding of such a pair. */
    static Optional<byte[]> toPlain(byte[] der) {
        DerSignature reader = new DerSignature(der);
        boolean read = reader.head(SEQUENCE, der.length - 2) && reader.integer(0) && reader.integer(32);
        return read && reader.offset == der.length ? Optional.of(reader.plain) : Optional.empty();
    }

    private boolean head(int tag, int length) {
        boolean matches = der.length - offset >= 2 && (der[offset] & 0xFF) == tag && der[offset + 1] == length;
        offset += 2;
        return matches;
    }

    /** One integer of 1 to 33 bytes: not negative, without needless zeros in front. */
    private boolean integer(int target) {
        int length = offset + 1 < der.length ? der[offset + 1] : 0;
        if (length < 1 || length > 33 || !head(INTEGER, length) || length > der.length - offset) {
            return false;
        }
        boolean padded = der[offset] == 0;
        boolean canonical = padded ? length > 1 && der[offset + 1] < 0 : der[offset] > 0;
        int digits = padded ? length - 1 : length;
        if (!canonical || digits > 32) {
            return false;
        }
        System.arraycopy(der, offset + length - digits, plain, target + 32 - digits, digits);
        offset += length;
        return true;
    }
}
