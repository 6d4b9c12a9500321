package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.testkit.scenario.Place;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.staff.SeatClient;

/** A patient types what the guide says, and the nodes of two hospitals do it: grant, look who looked, read, keep back, take back. */
class DecidingTest {
    private static final String AUTHORITY = "http://hospital.example";
    private static final RealNodes NODES = RealNodes.shared();

    private static Holder physician;
    private static Holder colleague;

    @TempDir
    Path folder;

    private final String number = RandomId.generate().toString();
    private PatientsFiles patient;

    @BeforeAll
    static void hospitalBHasPhysicians() throws Exception {
        physician = NODES.physicianAtB();
        colleague = NODES.physicianAtB();
    }

    @BeforeEach
    void aPatientWithAnAllergyClaimed() throws Exception {
        patient = PatientsFiles.in(folder);
        assertThat(patient.claim(NODES.slip(bundle())).code()).isZero();
    }

    @Test
    void whatIsGrantedAndNothingElseIsReadElsewhereUntilItIsTakenBack() throws Exception {
        refused(physician);
        String grant =
                made("granted", patient.type("grant", "--to", atB().id().toString(), "--label", "domain:allergy"));
        assertThat(kinds(read(physician))).containsExactly("AllergyIntolerance");
        assertThat(patient.type("show").said()).contains(grant, "in force until", "domain:allergy");
        assertThat(patient.type("revoke", grant).said()).contains("revoked from block");
        refused(physician);
    }

    @Test
    void whatIsGrantedToOnePersonIsNotReadByAnother() throws Exception {
        String seat = physician.author().name();
        made("granted", patient.type("grant", "--to", atB().id().toString(), "--seat", seat, "--label", "domain:*"));
        assertThat(kinds(read(physician))).containsExactlyInAnyOrder("AllergyIntolerance", "Patient");
        refused(colleague);
    }

    @Test
    void whatIsKeptBackIsNotReadWhateverWasGranted() throws Exception {
        made("granted", patient.type("grant", "--to", atB().id().toString(), "--label", "domain:*"));
        String allergy = made("restricted", patient.type("restrict", "--label", "domain:allergy"));
        assertThat(kinds(read(physician))).containsExactly("Patient");
        String all = made(
                "restricted", patient.type("restrict", "--against", atB().id().toString()));
        refused(physician);
        assertThat(patient.type("lift", all).said()).contains("lifted from block");
        assertThat(kinds(read(physician))).containsExactly("Patient");
        assertThat(patient.type("lift", allergy).code()).isZero();
        assertThat(kinds(read(physician))).containsExactlyInAnyOrder("AllergyIntolerance", "Patient");
    }

    @Test
    void theTrailSaysWhoAskedAndWhoDecidedAndItsProofNeedsNoNode() throws Exception {
        refused(physician);
        String grant = made("granted", patient.type("grant", "--to", atB().id().toString(), "--label", "domain:*"));
        read(physician);
        patient.type("revoke", grant);
        Path proof = folder.resolve("trail.stele-proof");
        TypedAtWallet trail = patient.type("trail", "--out", proof.toString());
        assertThat(trail.failed()).isEmpty();
        String asked = physician.author() + " of " + atB().id() + " asked for records and was ";
        assertThat(trail.said())
                .containsSubsequence(
                        "On the ledger, complete as of block ",
                        "you took these records as theirs (at the desk of ",
                        asked + "refused for treatment",
                        "you granted access",
                        asked + "let in for treatment (under ",
                        "you took a grant back",
                        "In the organisation's own journal",
                        " RELEASE ");
        assertThat(trail.said().lines().filter(line -> line.contains("DENIED")))
                .singleElement()
                .asString()
                .contains(asked);
        holdsOffline(proof);
        assertThat(patient.type("trail", "--out", proof.toString()).failed()).contains("is there already");
    }

    @Test
    void ownRecordsAreListedAndWrittenForTheirOwnerAlone() throws Exception {
        TypedAtWallet listed = patient.type("open");
        assertThat(listed.failed()).isEmpty();
        assertThat(listed.said())
                .contains(
                        "AllergyIntolerance allergy",
                        "Patient administrative",
                        "2 records, each what was committed to");
        Path records = folder.resolve("records");
        TypedAtWallet opened = patient.type("open", "--out", records.toString());
        assertThat(opened.failed()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records)))
                .isEqualTo("rwx------");
        assertThat(written(records))
                .hasSize(3)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(written(records))
                .filteredOn(file -> file.toString().endsWith(".json"))
                .anySatisfy(file -> assertThat(file).content().contains("91936005"))
                .anySatisfy(file -> assertThat(file).content().contains(number));
        holdsOffline(records.resolve("records.stele-proof"));
        assertThat(patient.type("trail").said()).contains("let in at the patient's own request");
    }

    private static Place atB() {
        return NODES.cast().hospitalB();
    }

    private static SeatClient seat(Holder asking) {
        return new SeatClient(atB().node(), asking);
    }

    private byte[] ask(Holder asking) throws Exception {
        SubjectId subject = seat(asking).subject(NODES.cast().hospitalA().id(), AUTHORITY, number);
        return seat(asking).access(NODES.cast().hospitalA().id(), subject, Purpose.TREAT);
    }

    private OpenedRelease read(Holder asking) throws Exception {
        return new ReleaseOpener(atB().node(), NODES.verifier()).open(ask(asking), asking);
    }

    private void refused(Holder asking) {
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> ask(asking))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ACCESS_REFUSED"));
    }

    private static List<String> kinds(OpenedRelease release) {
        return release.records().stream()
                .map(record -> record.readLabels().kind())
                .toList();
    }

    /** The identifier that the command said, for the next command to name. */
    private static String made(String what, TypedAtWallet typed) {
        assertThat(typed.failed()).isEmpty();
        Matcher said = Pattern.compile(what + ": (\\S+)\\. ").matcher(typed.said());
        assertThat(said.find()).as(typed.said()).isTrue();
        return said.group(1);
    }

    private static List<Path> written(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** By the command that anybody has, with the genesis alone; and not where one bit is another. */
    private static void holdsOffline(Path proof) throws Exception {
        assertThat(verified(proof)).isZero();
        byte[] changed = Files.readAllBytes(proof);
        changed[changed.length / 2] ^= 1;
        assertThat(verified(Files.write(proof.resolveSibling("changed"), changed)))
                .isEqualTo(1);
    }

    private static int verified(Path proof) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "verify",
                        proof.toString(),
                        "--genesis",
                        NODES.network().directory().genesis().toString());
    }

    private byte[] bundle() {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Patient",
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"%s","value":"%s"}],
               "name":[{"family":"Walton"}]}},
             {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222",
              "resource":{"resourceType":"AllergyIntolerance",
               "code":{"coding":[{"system":"http://snomed.info/sct","code":"91936005"}]},
               "patient":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}}]}
            """.formatted(AUTHORITY, number).getBytes(StandardCharsets.UTF_8);
    }
}
