package org.stele.formats.release;

import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
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
    private static final Codec<Release> RELEASE = Codec.of(Release.class);

    private ReleasePackage() {}

    public static Bytes seal(Release release, HpkePublicKey recipient) {
        return SealedFrame.seal(context(release), RELEASE.encode(release), recipient);
    }

    /**
     * Opens a package with the key that it was sealed to.
     *
     * @throws DecryptionException where it was sealed to somebody else, or has changed, or is no package
     */
    public static Release open(Bytes packed, HpkeKeyPair recipient) throws DecryptionException {
        try {
            SealedFrame frame = SealedFrame.read(packed);
            Release release = RELEASE.decode(frame.open(recipient));
            require(frame.context().equals(context(release)));
            return release;
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("this is no release package");
        }
    }

    private static SealedFrame.Context context(Release release) {
        return new SealedFrame.Context(FORM, release.permit(), release.custodian());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("frame and release differ");
        }
    }
}
