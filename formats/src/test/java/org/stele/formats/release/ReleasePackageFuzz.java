package org.stele.formats.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.contract.Codec;

/** A package is opened as it was sealed, or refused in the one way, also where its sealer is the one who lies. */
class ReleasePackageFuzz {
    private static final HpkeKeyPair RECIPIENT = HpkeKeyPair.generate();
    private static final Release RELEASE = new Release(
            new PermitId(Hash.of(new byte[] {1})),
            OrganisationId.generate(),
            List.of(OpenedLabel.of("domain:cardiology")),
            List.of(new Disclosed(
                    RecordId.generate(),
                    ChartId.generate(),
                    Bytes.of(new byte[] {1}),
                    Bytes.of(new byte[32]),
                    Bytes.of(new byte[] {'{', '}'}))));
    private static final byte[] PACKED =
            ReleasePackage.seal(RELEASE, RECIPIENT.publicKey()).toArray();
    private static final byte[] INSIDE = Codec.of(Release.class).encode(RELEASE);

    @Example
    void theUnchangedOneIsOpened() throws DecryptionException {
        assertThat(ReleasePackage.open(Bytes.of(PACKED), RECIPIENT)).isEqualTo(RELEASE);
    }

    @Property(tries = 1000)
    void noChangedPackageIsOpened(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = PACKED.clone();
        changed[place % changed.length] ^= (byte) by;
        assertThatThrownBy(() -> ReleasePackage.open(Bytes.of(changed), RECIPIENT))
                .isInstanceOf(DecryptionException.class);
    }

    @Property(tries = 300)
    void noBytesAreOpened(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> ReleasePackage.open(Bytes.of(bytes), RECIPIENT))
                .isInstanceOf(DecryptionException.class);
    }

    @Property(tries = 1000)
    void whatALyingCustodianSealsIsReadOrRefused(
            @ForAll @IntRange(max = 10_000) int place, @ForAll byte value, @ForAll @IntRange(max = 3) int cut) {
        byte[] changed = Arrays.copyOf(INSIDE, INSIDE.length - cut);
        changed[place % changed.length] = value;
        opensOrRefuses(sealed(changed));
    }

    @Property(tries = 300)
    void anySealedBytesAreReadOrRefused(@ForAll byte[] bytes) {
        opensOrRefuses(sealed(bytes));
    }

    private static void opensOrRefuses(Bytes packed) {
        try {
            for (Disclosed record : ReleasePackage.open(packed, RECIPIENT).records()) {
                record.commitment();
            }
        } catch (DecryptionException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** Seals as {@link ReleasePackage} does, whatever is inside. */
    private static Bytes sealed(byte[] inside) {
        return SealedFrame.seal(
                new SealedFrame.Context("stele/release/1", RELEASE.permit(), RELEASE.custodian()),
                inside,
                RECIPIENT.publicKey());
    }
}
