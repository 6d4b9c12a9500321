package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.testkit.network.Member;
import org.stele.testkit.scenario.Slip;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;

/** A physician asks another hospital as whom it knows a person, before and after the patient lets them. */
class FindingTest {
    private static final RealNodes NODES = RealNodes.shared();
    private static final String AUTHORITY = "http://find.example/a,b";

    @TempDir
    Path folder;

    private final Member hospitalA = NODES.network().member("hospital-a");
    private final Member hospitalB = NODES.network().member("hospital-b");
    private final String number = RandomId.generate().toString();
    private PatientsFiles patient;
    private PatientsFiles physician;

    @BeforeEach
    void aPatientClaimsAndAPhysicianHasAWallet() throws Exception {
        patient = PatientsFiles.in(Files.createDirectory(folder.resolve("patient")));
        Slip slip = NODES.slip("""
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
                  "resource":{"resourceType":"Patient",
                   "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                                  "system":"%s","value":"%s"}],
                   "name":[{"family":"Walton"}]}}]}
                """.formatted(AUTHORITY, number).getBytes(StandardCharsets.UTF_8));
        patient.claim(slip).said();
        physician = PatientsFiles.in(Files.createDirectory(folder.resolve("physician")));
        physician.write(Wallet.empty()
                .with(StoredRole.of(
                        NODES.physicianAtB(), hospitalB.organisation().value(), hospitalB.address())));
    }

    @Test
    void whoMaySeeThePatientThereIsToldAndNobodyElse() {
        String at = hospitalA.organisation().toString();
        assertThat(find(number, at).failed()).contains("nobody whom you may see has this number");
        assertThat(patient.type("grant", "--to", hospitalB.organisation().toString(), "--label", "domain:*")
                        .code())
                .isZero();
        assertThat(find(number, at).said()).contains("urn:stele:org:" + at + " ", " at " + at);
        assertThat(find("none", at).failed()).contains("nobody whom you may see has this number");
    }

    @Test
    void anOrganisationThatIsNoneIsRefused() {
        assertThat(find(number, OrganisationId.generate().toString()).failed()).contains("no such organisation");
    }

    @Test
    void theNumberIsReadFromTheStandardInputSoThatNoHistoryHasIt() {
        String at = hospitalA.organisation().toString();
        assertThat(patient.type("grant", "--to", hospitalB.organisation().toString(), "--label", "domain:*")
                        .code())
                .isZero();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((number + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(find("-", at).said()).contains(" at " + at);
            assertThat(find("-", at).failed()).contains("no number came");
        } finally {
            System.setIn(before);
        }
    }

    private TypedAtWallet find(String of, String at) {
        return physician.type("find", AUTHORITY, of, "--at", at);
    }
}
