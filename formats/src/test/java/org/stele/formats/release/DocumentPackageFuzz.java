package org.stele.formats.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;

/** A document is opened as it was sealed, under the permit that it was made under, or refused in the one way. */
class DocumentPackageFuzz {
    private static final HpkeKeyPair RECIPIENT = HpkeKeyPair.generate();
    private static final Release RELEASE =
            new Release(new PermitId(Hash.of(new byte[] {1})), OrganisationId.generate(), List.of(), List.of());
    private static final Bytes DOCUMENT = Bytes.of(new byte[] {'{', '}'});
    private static final byte[] PACKED =
            DocumentPackage.seal(DOCUMENT, RELEASE, RECIPIENT.publicKey()).toArray();

    @Example
    void theUnchangedOneIsOpened() throws DecryptionException {
        assertThat(open(PACKED, RELEASE.permit())).isEqualTo(DOCUMENT);
    }

    @Example
    void neitherOneOfAnotherPermitNorAReleaseIsTakenForIt() {
        refused(PACKED, new PermitId(Hash.of(new byte[] {2})));
        refused(ReleasePackage.seal(RELEASE, RECIPIENT.publicKey()).toArray(), RELEASE.permit());
        assertThatThrownBy(() -> ReleasePackage.open(Bytes.of(PACKED), RECIPIENT))
                .isInstanceOf(DecryptionException.class);
    }

    @Property(tries = 500)
    void noChangedPackageIsOpened(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = PACKED.clone();
        changed[place % changed.length] ^= (byte) by;
        refused(changed, RELEASE.permit());
    }

    @Property(tries = 300)
    void noBytesAreOpened(@ForAll byte[] bytes) {
        refused(bytes, RELEASE.permit());
    }

    private static void refused(byte[] packed, PermitId permit) {
        assertThatThrownBy(() -> open(packed, permit)).isInstanceOf(DecryptionException.class);
    }

    private static Bytes open(byte[] packed, PermitId permit) throws DecryptionException {
        return DocumentPackage.open(Bytes.of(packed), permit, RELEASE.custodian(), RECIPIENT);
    }
}
