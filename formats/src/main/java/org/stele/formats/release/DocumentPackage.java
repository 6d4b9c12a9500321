package org.stele.formats.release;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.HpkePublicKey;

/**
 * A document that a custodian made of what it releases, as it travels beside the release: as {@link ReleasePackage}, the first text
 * being {@code stele/document/1} and the content the document's bytes.
 */
public final class DocumentPackage {
    private static final String FORM = "stele/document/1";

    private DocumentPackage() {}

    /**
     * Seals a document.
     *
     * @param release what the document was made of
     */
    public static Bytes seal(Bytes document, Release release, HpkePublicKey recipient) {
        return SealedFrame.seal(context(release.permit(), release.custodian()), document.unsafeArray(), recipient);
    }

    /**
     * Opens a package with the key that it was sealed to.
     *
     * @param permit under which the custodian must have made it
     * @throws DecryptionException where it was sealed to somebody else or under another permit, or has changed, or is no package
     */
    public static Bytes open(Bytes packed, PermitId permit, OrganisationId custodian, HpkeKeyPair recipient)
            throws DecryptionException {
        try {
            SealedFrame frame = SealedFrame.read(packed);
            if (!frame.context().equals(context(permit, custodian))) {
                throw new DecryptionException("this document was made under another permit");
            }
            return Bytes.wrap(frame.open(recipient));
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("this is no document package");
        }
    }

    private static SealedFrame.Context context(PermitId permit, OrganisationId custodian) {
        return new SealedFrame.Context(FORM, permit, custodian);
    }
}
