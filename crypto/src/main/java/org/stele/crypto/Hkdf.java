package org.stele.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) of the JDK. */
public final class Hkdf {
    private Hkdf() {}

    /**
     * Extracts and expands.
     *
     * @param secret the input keying material, of any length
     * @param salt may be empty
     * @param info what the result is for
     * @param length of the result in bytes, 1 to 8,160
     */
    public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        try {
            HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(secret);
            if (salt.length > 0) {
                extract.addSalt(salt);
            }
            return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("HKDF-SHA256 derives 1 to 8,160 bytes", e);
        }
    }

    /** A key for {@link Aead} from another one, for the one purpose that {@code info} names. */
    public static AeadKey deriveKey(AeadKey key, byte[] salt, byte[] info) {
        return AeadKey.of(derive(key.export(), salt, info, AeadKey.LENGTH));
    }
}
