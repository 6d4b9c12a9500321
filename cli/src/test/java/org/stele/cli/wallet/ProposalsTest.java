package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.testkit.scenario.Place;
import org.stele.testkit.scenario.Recruiting;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import tools.jackson.databind.JsonNode;

/** A patient reads what the hospital asks for, and signs it, or declines. */
class ProposalsTest {
    private static final RealNodes NODES = RealNodes.shared();

    @TempDir
    Path folder;

    private PatientsFiles patient;
    private Holder physician;
    private String self;

    @BeforeEach
    void aPatientClaimed() throws Exception {
        patient = PatientsFiles.in(folder);
        assertThat(patient.claim(NODES.slip(bundle())).code()).isZero();
        physician = new Recruiting(NODES.cast().board())
                .recruit(NODES.cast().hospitalA(), Recruiting.staff("a physician"), Recruiting.powers(Power.SIGN))
                .holder();
        JsonNode events = node().get("/fhir/R4/AuditEvent?_count=1", patient.holder());
        self = events.at("/entry/0/resource/entity/0/what/reference").asString();
    }

    @Test
    void whatIsSignedIsTheGrantThatWasShown() throws Exception {
        String id = propose();
        String list = proposals("list").said();
        assertThat(list)
                .contains(
                        id + " waits for you until ",
                        "asked by " + physician.author().toString().replace(':', ' '),
                        "for TREAT",
                        "of domain:cardiology, sensitivity:*",
                        "1 proposals")
                .containsPattern(named("at", NODES.cast().hospitalA()))
                .containsPattern(named("to", NODES.cast().hospitalB()));
        assertThat(proposals("sign", id).failed()).as("no terminal to ask at").contains("--yes");
        assertThat(proposals("sign", id, "--yes").said())
                .contains("granted: " + id)
                .as("by the ledger's proof")
                .containsPattern("in force until \\S+ " + id + " grant of domain:cardiology, sensitivity:\\* "
                        + named("to", NODES.cast().hospitalB()));
        assertThat(proposals("sign", id, "--yes").said())
                .as("again, and nothing more")
                .contains("granted: " + id);
        assertThat(patient.type("show").said()).contains("in force until", id, "domain:cardiology");
        assertThat(patient.read().given()).hasSize(1);
        assertThat(proposals("list").said()).contains(id + " signed on ");
        assertThat(proposals("decline", id).failed()).contains("revoke");
        assertThat(patient.type("revoke", id).said()).contains("revoked from block");
    }

    @Test
    void whatThisWalletDidNotSignIsNotCalledGranted() throws Exception {
        String id = propose();
        byte[] before = Files.readAllBytes(patient.wallet());
        assertThat(proposals("sign", id, "--yes").code()).isZero();
        Files.write(patient.wallet(), before);
        TypedAtWallet again = proposals("sign", id, "--yes");
        assertThat(again.failed()).contains("this wallet did not");
        assertThat(again.said()).doesNotContain("granted: ");
    }

    private static String named(String word, Place member) {
        return word + " [a-z0-9.-]+ \\(" + Pattern.quote(member.id().toString()) + "\\)";
    }

    @Test
    void whatIsDeclinedIsNotSignedAfterwards() throws Exception {
        String id = propose();
        assertThat(proposals("decline", id).said()).contains("nothing was granted");
        assertThat(proposals("decline", id).code()).isZero();
        assertThat(proposals("sign", id, "--yes").failed()).contains("waits no more");
        assertThat(proposals("list").said()).contains(id + " declined on ");
        assertThat(patient.read().given()).isEmpty();
        assertThat(TypedAtWallet.run(List.of("proposals")).code()).isEqualTo(2);
    }

    /** Under an id of its own: which patient is meant must be plain. */
    private static byte[] bundle() {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:%s",
              "resource":{"resourceType":"Patient",
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"http://hospital.example","value":"%s"}]}}]}
            """.formatted(UUID.randomUUID(), RandomId.generate()).getBytes(StandardCharsets.UTF_8);
    }

    private NodeClient node() {
        return NODES.cast().hospitalA().node();
    }

    private String propose() throws Exception {
        Instant now = Instant.ofEpochMilli(InstantSource.system().millis()).truncatedTo(ChronoUnit.SECONDS);
        String consent = """
            {"resourceType":"Consent","status":"proposed",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
             "patient":{"reference":"%s"},
             "policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTOUT"}]},
             "provision":{
              "period":{"start":"%s","end":"%s"},
              "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},
                        "reference":{"identifier":{"system":"urn:stele:org","value":"%s"}}}],
              "purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}],
              "provision":[{"type":"permit","securityLabel":[{"system":"urn:stele:label:domain","code":"cardiology"}],
               "provision":[{"type":"deny","securityLabel":[{"system":"urn:stele:label:domain","code":"unclassified"}]}]}]}}
            """.formatted(
                        self,
                        now.minusSeconds(60),
                        now.plusSeconds(86_400),
                        NODES.cast().hospitalB().id());
        return node().post(
                        "/fhir/R4/Consent",
                        consent.getBytes(StandardCharsets.UTF_8),
                        "application/fhir+json",
                        physician)
                .at("/identifier/0/value")
                .asString();
    }

    private TypedAtWallet proposals(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("proposals", command));
        words.addAll(List.of("--wallet", patient.wallet().toString()));
        words.addAll(List.of("--passphrase-file", patient.passphrase().toString()));
        words.addAll(List.of(more));
        return TypedAtWallet.run(words);
    }
}
