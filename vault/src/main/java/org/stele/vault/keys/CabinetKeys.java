package org.stele.vault.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hkdf;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.padding.Padding;

/** The keys of the cabinet: one that hides names, one that wraps the values' own. Safe for use by many threads. */
public final class CabinetKeys {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] NO_SALT = {};
    private static final int SHORT = 1024;

    private final AeadKey names;
    private final AeadKey wrapping;

    CabinetKeys(AeadKey vaultKey) {
        this.names = Hkdf.deriveKey(vaultKey, NO_SALT, ascii("stele/vault-cabinet-names/1"));
        this.wrapping = Hkdf.deriveKey(vaultKey, NO_SALT, ascii("stele/vault-cabinet-keys/1"));
    }

    /** Where a value lies: HMAC-SHA256 over drawer and name, which tells nothing to who guesses them. */
    public byte[] place(String drawer, Bytes name) {
        return hidden(drawer, name.unsafeArray());
    }

    /** What a drawer's values have in common. */
    public byte[] drawer(String drawer) {
        return hidden(drawer, NO_SALT);
    }

    /** A new key for one value. */
    public FreshKey fresh() {
        RandomId owner = RandomId.generate();
        AeadKey key = AeadKey.generate();
        return new FreshKey(
                owner, key, Bytes.wrap(Aead.wrap(wrapping, key, owner.bytes().unsafeArray())));
    }

    public void store(Handle handle, Collection<FreshKey> keys) {
        DataKeyTable.insert(handle, keys);
    }

    public void destroy(Handle handle, Collection<RandomId> owners) {
        DataKeyTable.delete(handle, owners);
    }

    public byte[] seal(FreshKey key, byte[] place, Bytes content) {
        return Aead.seal(key.key(), padding(content).add(content.unsafeArray()), place);
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws VaultException {@code DAMAGED}
     */
    public Bytes open(RandomId owner, byte[] wrapped, byte[] place, byte[] sealed) {
        try {
            AeadKey key = Aead.unwrap(wrapping, wrapped, owner.bytes().unsafeArray());
            return Bytes.wrap(Padding.strip(Aead.open(key, sealed, place)));
        } catch (DecryptionException | IllegalArgumentException e) {
            throw new VaultException(
                    Reason.DAMAGED, "a value in the cabinet was changed: restore the database from a backup", e);
        }
    }

    /** What is longer may be a message that was kept, whose length says as much as a record's. */
    private static Padding padding(Bytes content) {
        return content.length() < SHORT ? Padding.SMALL : Padding.LARGE;
    }

    private byte[] hidden(String drawer, byte[] name) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(names.export(), HMAC));
            byte[] text = drawer.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
            mac.update(text);
            return mac.doFinal(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256: install a complete JDK", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
