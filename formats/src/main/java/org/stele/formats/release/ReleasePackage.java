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
 * A release as it travels: the CBOR array {@code [["stele/release/1", permit, custodian], sealed key, sealed
 * release]}. The key
 * is sealed to the permit's recipient by HPKE, whose {@code info} is the first element; under it the release is
 * sealed by AES-256-GCM with the same as associated data.
 */
public final class ReleasePackage {
    private static final String FORM = "stele/release/1";
    private static final Codec<Frame> FRAME = Codec.of(Frame.class);
    private static final Codec<Context> CONTEXT = Codec.of(Context.class);
    private static final Codec<Release> RELEASE = Codec.of(Release.class);

    record Context(String form, PermitId permit, OrganisationId custodian) {}

    record Frame(Context context, Bytes sealedKey, Bytes sealed) {}

    private ReleasePackage() {}

    public static Bytes seal(Release release, HpkePublicKey recipient) {
        Context context = new Context(FORM, release.permit(), release.custodian());
        byte[] info = CONTEXT.encode(context);
        AeadKey key = AeadKey.generate();
        try {
            Bytes sealedKey = Bytes.wrap(Hpke.seal(recipient, info, key.export()));
            Bytes sealed = Bytes.wrap(Aead.seal(key, RELEASE.encode(release), info));
            return Bytes.wrap(FRAME.encode(new Frame(context, sealedKey, sealed)));
        } finally {
            key.destroy();
        }
    }

    /**
     * Opens a package with the key that it was sealed to.
     *
     * @throws DecryptionException where it was sealed to somebody else, or has changed, or is no package
     */
    public static Release open(Bytes packed, HpkeKeyPair recipient) throws DecryptionException {
        try {
            return open(FRAME.decode(packed.unsafeArray()), recipient);
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("this is no release package");
        }
    }

    private static Release open(Frame frame, HpkeKeyPair recipient) throws DecryptionException {
        byte[] info = CONTEXT.encode(frame.context());
        AeadKey key = AeadKey.of(Hpke.open(recipient, info, frame.sealedKey().unsafeArray()));
        try {
            Release release = RELEASE.decode(Aead.open(key, frame.sealed().unsafeArray(), info));
            require(frame.context().equals(new Context(FORM, release.permit(), release.custodian())));
            return release;
        } finally {
            key.destroy();
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("frame and release differ");
        }
    }
}
