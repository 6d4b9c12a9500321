package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.network.Member;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;

/** The desk files a folder of documents, and hears of each that is refused. */
class FilingTest {
    private static final RealNodes NODES = RealNodes.shared();

    @TempDir
    Path folder;

    private PatientsFiles desk;

    @BeforeEach
    void theClerkHasAWallet() throws Exception {
        Member hospital = NODES.network().member("hospital-a");
        desk = PatientsFiles.in(folder);
        desk.write(Wallet.empty()
                .with(StoredRole.of(NODES.clerk(), hospital.organisation().value(), hospital.address())));
    }

    @Test
    void eachDocumentThatIsRefusedIsNamedWithItsReasonAndTheOthersAreTriedAllTheSame() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("a.xml"), "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>");
        Files.writeString(documents.resolve("b.xml"), "<!DOCTYPE x><x/>");
        Files.writeString(documents.resolve("c.txt"), "no document");
        TypedAtWallet filed = desk.type("file", documents.toString());
        assertThat(filed.code()).isEqualTo(1);
        assertThat(filed.said())
                .contains("a.xml refused: INVALID_DOCUMENT (422)", "/ClinicalDocument/id: NO_ID")
                .contains("b.xml refused: INVALID_DOCUMENT (422)", "/ClinicalDocument: NOT_XML")
                .contains("0 filed with 0 records, 0 known before, 2 refused in ", " documents a second")
                .doesNotContain("c.txt");
    }

    @Test
    void aFolderWithoutDocumentsIsSaidToHaveNone() {
        assertThat(desk.type("file", folder.toString()).failed()).contains("no documents, *.xml, in ");
        assertThat(desk.type("file", folder.resolve("none").toString()).failed())
                .contains("no file or folder at ");
    }
}
