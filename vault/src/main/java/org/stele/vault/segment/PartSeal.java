package org.stele.vault.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.padding.Padding;

/** Parts of an index on disk: padded, encrypted, bound to subject and part. */
final class PartSeal {
    private static final byte[] DOMAIN = "stele/vault-index/2\0".getBytes(StandardCharsets.US_ASCII);

    private PartSeal() {}

    static byte[] seal(AeadKey key, RandomId subject, Part part) {
        return Aead.seal(key, Padding.LARGE.add(SegmentCodec.encode(part.entries())), context(subject, part.id()));
    }

    static Part open(@Nullable AeadKey key, RandomId subject, RandomId part, byte[] sealed) {
        if (key == null) {
            throw damaged(subject, null);
        }
        try {
            return new Part(part, SegmentCodec.decode(Padding.strip(Aead.open(key, sealed, context(subject, part)))));
        } catch (DecryptionException | IllegalArgumentException e) {
            throw damaged(subject, e);
        }
    }

    private static VaultException damaged(RandomId subject, @Nullable Exception cause) {
        String message = "the index of " + subject + " was changed or lost its key: restore the database";
        return cause == null
                ? new VaultException(Reason.DAMAGED, message)
                : new VaultException(Reason.DAMAGED, message, cause);
    }

    private static byte[] context(RandomId subject, RandomId part) {
        return ByteBuffer.allocate(DOMAIN.length + 2 * RandomId.LENGTH)
                .put(DOMAIN)
                .put(subject.bytes().unsafeArray())
                .put(part.bytes().unsafeArray())
                .array();
    }
}
