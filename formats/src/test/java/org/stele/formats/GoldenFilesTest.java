package org.stele.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.AmendmentProof;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.proof.Proof;

/** The bytes of what travels between people, as {@code docs/formats.md} gives them: who has a file has it for years. */
class GoldenFilesTest {
    private static final Disclosed RECORD = new Disclosed(
            new RecordId(id(1)),
            new ChartId(id(2)),
            Bytes.wrap(new byte[] {(byte) 0x81, 0x64, 'k', ':', 'A', 'b'}),
            filled(3, 32),
            Bytes.wrap("{}".getBytes(StandardCharsets.UTF_8)));
    private static final Proof PROOF = new Proof(filled(4, 3));

    /** Sealed once to the key below: what is sealed is never the same twice. */
    private static final String PACKAGE =
            "g4Nvc3RlbGUvcmVsZWFzZS8xWCAGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBlAHBwcHBwcHBwcHBwcHBwcHWFDIs0s8"
                    + "48AlP6Y1_Mmp97YMt2QmU5tzFrmo_62Lxz7aXwwVmVqZ_2Pk9252e9vyz4P6zyvyY3s9j02fG5TkJr-rgGlCxZd-iXEVB1t6qPSa"
                    + "a1jW7DnzSJltze82XlnZdy_Lz66r4-E81uCNAMLYW9mQpwyE7lW_xVYGvQq6aD6KUYYAEzu2ZXOUWQ8DHZBYBdXouBQaqiPEDV7C"
                    + "l3yUKlrgAZLsPxwHSQp6uE7u0DWeoJXcsa066m4QaAzXhlrcDObeE6tvEdK431chCMn27pJko7zwJcFodrLxFwKpv7ZYqAhO338E"
                    + "Fe8Vla2V-96cfCyi8SJCew9RIbA-mfniOrakH9mklc-uJMh83s77gVYTPftm2lwOIuZajYSDx_0JbcUdnqqfKmO0hg";

    @Test
    void proofFileBytes() {
        Bytes file =
                ProofFile.write(new AmendmentProof(new ProvenRecord(RECORD, PROOF), new ProvenRecord(RECORD, PROOF)));
        assertThat(Hash.of(file.unsafeArray())).hasToString("WNzpRojOyv0-7D5ENkf1I7mBXvqUfh6v01H1q1vbNFY");
    }

    @Test
    void aPackageThatWasSealedLongAgoIsOpened() throws DecryptionException {
        HpkeKeyPair recipient = HpkeKeyPair.fromPrivate(filled(5, 32).toArray());
        assertThat(ReleasePackage.open(Bytes.parse(PACKAGE), recipient))
                .isEqualTo(new Release(
                        new PermitId(new Hash(filled(6, 32))),
                        new OrganisationId(id(7)),
                        List.of(new OpenedLabel("domain:cardiology", filled(8, 32))),
                        List.of(RECORD)));
    }

    private static RandomId id(int value) {
        return new RandomId(filled(value, 16));
    }

    private static Bytes filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Bytes.wrap(bytes);
    }
}
