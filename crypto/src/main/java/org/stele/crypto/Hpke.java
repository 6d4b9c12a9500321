package org.stele.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * Seals a text to a public key: HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, one
 * text a context, no associated data. Sealed is {@code enc ‖ ciphertext ‖ tag}, 48 bytes longer. It does not say who sealed it.
 * Safe for use by many threads.
 */
@AccessesPartialKey
public final class Hpke {
    /** How many bytes longer the sealed text is. */
    public static final int OVERHEAD = 48;

    private static final HpkeParameters PARAMETERS = parameters();

    private Hpke() {}

    /** Seals {@code plaintext}; only the same {@code info} opens it again. */
    public static byte[] seal(HpkePublicKey recipient, byte[] info, byte[] plaintext) {
        try {
            return handle(tinkKey(recipient))
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(plaintext, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("nothing can be sealed to this key", e);
        }
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws DecryptionException where it was sealed to another key or with another {@code info}, or has changed
     */
    public static byte[] open(HpkeKeyPair recipient, byte[] info, byte[] sealed) throws DecryptionException {
        try {
            return handle(tinkKey(recipient))
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, info);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException("does not open: sealed to another key or context, or changed");
        }
    }

    private static com.google.crypto.tink.hybrid.HpkePublicKey tinkKey(HpkePublicKey key)
            throws GeneralSecurityException {
        return com.google.crypto.tink.hybrid.HpkePublicKey.create(
                PARAMETERS,
                com.google.crypto.tink.util.Bytes.copyFrom(key.bytes().unsafeArray()),
                null);
    }

    private static HpkePrivateKey tinkKey(HpkeKeyPair pair) throws GeneralSecurityException {
        SecretBytes secret = SecretBytes.copyFrom(pair.privateKey(), InsecureSecretKeyAccess.get());
        return HpkePrivateKey.create(tinkKey(pair.publicKey()), secret);
    }

    private static KeysetHandle handle(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }

    private static HpkeParameters parameters() {
        try {
            HybridConfig.register();
            return HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has no HPKE", e);
        }
    }
}
