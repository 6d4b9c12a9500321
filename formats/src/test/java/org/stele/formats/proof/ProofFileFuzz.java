package org.stele.formats.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.Sha256;
import org.stele.crypto.cbor.CborWriter;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/** A proof file, or a node's proofs, are read as they were written or refused in the one way. */
class ProofFileFuzz {
    private static final Proof PROOF = new Proof(Bytes.of(new byte[] {1, 2, 3}));
    private static final ChartId CHART = ChartId.generate();
    private static final OrganisationId CUSTODIAN = OrganisationId.generate();
    private static final ProvenRecord RECORD = new ProvenRecord(
            new Disclosed(
                    RecordId.generate(), CHART, Bytes.of(new byte[] {1}), Bytes.of(new byte[32]), Bytes.of(new byte[] {
                        '{', '}'
                    })),
            PROOF);
    private static final JournalPart JOURNAL = new JournalPart(
            7,
            Hash.of(new byte[] {1}),
            Bytes.of(new byte[] {0}),
            List.of(new JournalPart.Link(
                    1, Hash.of(new byte[] {2}), Bytes.of(new byte[32]), Bytes.of(new byte[] {9}))));
    private static final List<ProofContent> CONTENTS = List.of(
            new RecordProof(CUSTODIAN, RECORD),
            new AmendmentProof(RECORD, RECORD),
            new ReleaseProof(
                    new PermitId(Hash.of(new byte[] {3})),
                    CUSTODIAN,
                    PROOF,
                    PROOF,
                    Optional.of(PROOF),
                    List.of(OpenedLabel.of("domain:cardiology")),
                    List.of(RECORD)),
            new TrailProof(
                    CHART,
                    CUSTODIAN,
                    List.of(new SubjectTrail(SubjectId.generate(), PROOF, PROOF, List.of(PROOF))),
                    PROOF,
                    JOURNAL),
            new ErasureProof(List.of(new ErasureProof.Asked(
                    ErasureId.generate(),
                    PROOF,
                    List.of(new ErasureProof.Item(RecordId.generate(), Bytes.of(new byte[32]), Optional.of(PROOF)))))));

    @Provide
    Arbitrary<ProofContent> contents() {
        return Arbitraries.of(CONTENTS);
    }

    @Example
    void theUnchangedOnesAreRead() throws ProofException {
        for (ProofContent content : CONTENTS) {
            assertThat(ProofFile.read(ProofFile.write(content))).isEqualTo(content);
        }
    }

    @Property(tries = 1000)
    void noChangedFileIsRead(
            @ForAll("contents") ProofContent content,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = ProofFile.write(content).toArray();
        changed[place % changed.length] ^= (byte) by;
        assertThatThrownBy(() -> ProofFile.read(Bytes.of(changed))).isInstanceOf(ProofException.class);
    }

    @Property(tries = 3000)
    void aForgedContentIsReadAsWhatItIsOrRefused(
            @ForAll("contents") ProofContent content,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll byte value,
            @ForAll @IntRange(max = 3) int cut) {
        byte[] whole = inside(content);
        byte[] changed = Arrays.copyOf(whole, whole.length - cut);
        changed[place % changed.length] = value;
        Bytes file = forged(content.kind().name(), changed);
        try {
            assertThat(ProofFile.write(ProofFile.read(file))).isEqualTo(file);
        } catch (ProofException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 500)
    void anyBytesAreRefused(@ForAll byte[] bytes, @ForAll("contents") ProofContent content) {
        assertThatThrownBy(() -> ProofFile.read(Bytes.of(bytes))).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> ProofFile.read(forged(content.kind().name(), bytes)))
                .isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> ProofFile.read(forged("NONE", bytes))).isInstanceOf(ProofException.class);
    }

    @Property(tries = 1000)
    void aNodesProofsAreReadAsWhatTheyAreOrRefused(@ForAll @IntRange(max = 100) int place, @ForAll byte value) {
        byte[] changed = new StateProofs(List.of(PROOF, PROOF)).encode().toArray();
        changed[place % changed.length] = value;
        try {
            assertThat(StateProofs.decode(Bytes.of(changed)).encode()).isEqualTo(Bytes.of(changed));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] inside(ProofContent content) {
        return switch (content) {
            case RecordProof record -> RecordProof.CODEC.encode(record);
            case ReleaseProof release -> ReleaseProof.CODEC.encode(release);
            case AmendmentProof amendment -> AmendmentProof.CODEC.encode(amendment);
            case TrailProof trail -> TrailProof.CODEC.encode(trail);
            case ErasureProof erasure -> ErasureProof.CODEC.encode(erasure);
        };
    }

    /** A file with a digest that fits. */
    private static Bytes forged(String kind, byte[] content) {
        return Bytes.wrap(new CborWriter()
                .array(4)
                .text("stele/proof-file/1")
                .text(kind)
                .bytes(content)
                .bytes(Sha256.digest(content))
                .toByteArray());
    }
}
