package org.stele.formats.release;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hpke;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.HpkePublicKey;
import org.stele.ledger.contract.Codec;

/**
 * What is sealed to a permit's recipient: a fresh key is sealed to them by HPKE, whose {@code info} is the context; under it the
 * content is sealed by AES-256-GCM with the same as associated data.
 */
record SealedFrame(Context context, Bytes sealedKey, Bytes sealed) {
    private static final Codec<SealedFrame> FRAME = Codec.of(SealedFrame.class);
    private static final Codec<Context> CONTEXT = Codec.of(Context.class);

    /**
     * What is sealed, and under which permit.
     *
     * @param form of the content
     */
    record Context(String form, PermitId permit, OrganisationId custodian) {}

    static Bytes seal(Context context, byte[] content, HpkePublicKey recipient) {
        byte[] info = CONTEXT.encode(context);
        AeadKey key = AeadKey.generate();
        try {
            Bytes sealedKey = Bytes.wrap(Hpke.seal(recipient, info, key.export()));
            Bytes sealed = Bytes.wrap(Aead.seal(key, content, info));
            return Bytes.wrap(FRAME.encode(new SealedFrame(context, sealedKey, sealed)));
        } finally {
            key.destroy();
        }
    }

    /** @throws IllegalArgumentException where it is no such frame */
    static SealedFrame read(Bytes packed) {
        return FRAME.decode(packed.unsafeArray());
    }

    byte[] open(HpkeKeyPair recipient) throws DecryptionException {
        byte[] info = CONTEXT.encode(context);
        AeadKey key = AeadKey.of(Hpke.open(recipient, info, sealedKey.unsafeArray()));
        try {
            return Aead.open(key, sealed.unsafeArray(), info);
        } finally {
            key.destroy();
        }
    }
}
