package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.SharedNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.healthlink.HealthLink;
import org.stele.wallet.healthlink.HealthLinkClient;
import org.stele.wallet.healthlink.LinkTerms;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedSummary;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.release.SummaryOpener;

/** A patient gives a link away, and somebody else's viewer reads the summary by it, as long as the patient wants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthLinkViewerTest {
    private static final Map<String, String> BOB = Map.of("recipient", "Dr. Bob");

    private record Order(RandomId link, Instant until, int uses, List<RecordId> records, String file) {}

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private OpenedSummary summary;

    @BeforeAll
    void takeAPatientIn(@TempDir Path folder) throws Exception {
        Path sample = folder.resolve("link.json");
        String like = new String(
                Objects.requireNonNull(HealthLinkViewerTest.class.getResourceAsStream("summary.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        Files.writeString(sample, like.replace("sm-", "hl-").replace("Varga", "Marrable"));
        ward = Ward.open(network, sample, "1502");
        summary = new SummaryOpener(new ReleaseOpener(node(), new ProofVerifier(network.genesis())))
                .open(ward.patient().wallet().summary(), ward.patient().holder());
    }

    @Test
    void aViewerReadsTheSummaryByTheLinkAlone() throws Exception {
        HealthLink link = make(terms(3, "", "For the clinic"));
        Viewer viewer = Viewer.of(link.text());
        assertThat(viewer.payload().path("label").asString("")).isEqualTo("For the clinic");
        assertThat(viewer.payload().path("v").asInt()).isEqualTo(1);
        assertThat(viewer.payload().has("flag")).isFalse();
        assertThat(viewer.payload().path("exp").asLong())
                .isEqualTo(link.terms().until().getEpochSecond());
        assertThat(viewer.url().toString()).hasSizeLessThanOrEqualTo(128);
        HttpResponse<String> manifest = viewer.ask(BOB);
        assertThat(manifest.statusCode()).isEqualTo(200);
        assertThat(Viewer.file(manifest).path("contentType").asString("")).isEqualTo("application/fhir+json");
        Bundle document = viewer.open(manifest);
        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getEntryFirstRep().getResource()).isInstanceOf(Composition.class);
        assertThat(link.toString()).doesNotContain(link.key().toString());
    }

    @Test
    void pagesOfAnyOriginMayAskAndNothingElseOfTheNodeMayBeAskedByThem() throws Exception {
        Viewer viewer = Viewer.of(make(terms(3, "", "")).text());
        HttpResponse<String> before = viewer.preflight();
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(it -> assertThat(it).contains("POST"));
        for (HttpResponse<String> answer : List.of(
                before, viewer.ask(BOB), viewer.ask(Map.of()), Viewer.post(guessed(), "{\"recipient\":\"x\"}"))) {
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }
        HttpResponse<String> tooLong = Viewer.post(viewer.url(), "x".repeat(20_000));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        HttpResponse<String> other = Viewer.get(ward.clerk().employer().address() + "/v1/network");
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void wrongPasscodesAreCountedDownToTheEndOfTheLink() throws Exception {
        Viewer viewer = Viewer.of(make(terms(9, "1234", "")).text());
        assertThat(viewer.payload().path("flag").asString("")).isEqualTo("P");
        assertThat(viewer.ask(BOB).body()).isEqualTo("{\"remainingAttempts\":5}");
        assertThat(viewer.ask(with("1234")).statusCode()).isEqualTo(200);
        for (int remaining = 4; remaining >= 0; remaining--) {
            HttpResponse<String> wrong = viewer.ask(with("0000"));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).isEqualTo("{\"remainingAttempts\":" + remaining + "}");
        }
        assertNeverWas(viewer.ask(with("1234")));
        assertThat(trail())
                .anySatisfy(line -> assertThat(line).contains("LINK_USED").endsWith("PASSCODE_WRONG"));
        assertThat(trail())
                .anySatisfy(line -> assertThat(line).contains("LINK_USED").endsWith("LINK_LOCKED"));
    }

    @Test
    void whatIsUsedUpOrRevokedIsAsWhatNeverWas() throws Exception {
        Viewer used = Viewer.of(make(terms(1, "", "")).text());
        assertThat(used.ask(BOB).statusCode()).isEqualTo(200);
        assertNeverWas(used.ask(BOB));
        HealthLink link = make(terms(9, "", ""));
        links(ward.patient().holder()).revoke(link.link());
        assertNeverWas(Viewer.of(link.text()).ask(BOB));
        assertNeverWas(Viewer.post(at(shl("nonsense!")), "{\"recipient\":\"x\"}"));
    }

    @Test
    void eachUseIsInTheTrailByWhatTheRecipientSaysInOneLine() throws Exception {
        HealthLink link = make(terms(3, "", ""));
        String said = "Dr. Eve\u001b[2J\n2026-01-01 RELEASE by nobody\u202e" + "x".repeat(5000);
        assertThat(Viewer.of(link.text()).ask(Map.of("recipient", said)).statusCode())
                .isEqualTo(200);
        assertThat(trail())
                .filteredOn(line -> line.contains("Dr. Eve"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "LINK by whoever calls themselves \"Dr. Eve [2J 2026-01-01",
                                link.link().toString())
                        .hasSizeLessThan(600)
                        .doesNotContain("\u001b")
                        .doesNotContain("\u202e"));
        Bundle events = ward.ofPatient()
                .search()
                .byUrl("AuditEvent?_count=500")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(Ward.R4.newJsonParser().encodeResourceToString(events)).contains("Dr. Eve [2J");
    }

    @Test
    void whatIsTooLongForAViewerIsFetchedFromAPlaceOfItsOwnOnce() throws Exception {
        Viewer viewer = Viewer.of(make(terms(1, "", "")).text());
        HttpResponse<String> manifest = viewer.ask(Map.of("recipient", "Bob", "embeddedLengthMax", 100));
        assertThat(Viewer.file(manifest).has("embedded")).isFalse();
        String location = Viewer.file(manifest).path("location").asString("");
        assertThat(Viewer.head(location).statusCode()).isEqualTo(403);
        HttpResponse<String> file = Viewer.get(location);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/jose");
        assertThat(viewer.open(file.body()).getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertNeverWas(Viewer.get(location));
    }

    @Test
    void aChangedFileDoesNotOpen() throws Exception {
        Viewer viewer = Viewer.of(make(terms(1, "", "")).text());
        String file = Viewer.file(viewer.ask(BOB)).path("embedded").asString("");
        int middle = file.length() / 2;
        String changed =
                file.substring(0, middle) + (file.charAt(middle) == 'A' ? 'B' : 'A') + file.substring(middle + 1);
        assertThatExceptionOfType(JOSEException.class).isThrownBy(() -> viewer.open(changed));
        assertThat(JWEObject.parse(file).getHeader().toString()).contains("\"alg\":\"dir\"", "\"enc\":\"A256GCM\"");
    }

    @Test
    void whatIsNoRequestIsRefusedWithWhatToDoAndCountsForNothing() throws Exception {
        Viewer viewer = Viewer.of(make(terms(1, "", "")).text());
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"recipient\":7}",
                "{\"recipient\":\" \"}",
                "{\"recipient\":\"x\",\"passcode\":1234}",
                "{\"recipient\":\"x\",\"passcode\":\"\\ud800\"}",
                "{\"recipient\":\"x\",\"embeddedLengthMax\":-1}")) {
            assertThat(Viewer.post(viewer.url(), body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(viewer.ask(Map.of("recipient", "x", "unknown", true)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLinkIsNotAskedForMoreOftenThanItNeedsToBe() throws Exception {
        Viewer viewer = Viewer.of(make(terms(1000, "1234", "")).text());
        int status = 401;
        for (int i = 0; i < 40 && status == 401; i++) {
            status = viewer.ask(BOB).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void nobodyElsesWalletLeavesListsOrRevokesAnything() throws Exception {
        HealthLink link = make(terms(3, "", ""));
        Holder clinician = ward.clinician().holder().as(ward.patient().holder().author());
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> links(clinician).make(summary, terms(1, "", "")));
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> links(clinician).list());
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> links(clinician).revoke(link.link()));
        String path = "/v1/subjects/" + ward.patient().subject() + "/health-links";
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> node().get(path, ward.clinician().holder()))
                .matches(refused -> refused.status() == 404);
        assertThat(Viewer.of(link.text()).ask(BOB).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotSealedOrTooLongIsNotTaken() {
        assertThat(refused("{\"resourceType\":\"Bundle\"}")).isEqualTo(422);
        assertThat(refused("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..a.b.c")).isEqualTo(422);
        assertThat(refused("x".repeat(9 << 20))).isEqualTo(413);
    }

    private int refused(String file) {
        Instant until = InstantSource.system().instant().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        Order order = new Order(RandomId.generate(), until, 1, List.of(), file);
        try {
            node().post(
                            "/v1/subjects/" + ward.patient().subject() + "/health-links",
                            order,
                            ward.patient().holder());
            return 200;
        } catch (NodeProblem e) {
            return e.status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status and body, whatever the link was. */
    private void assertNeverWas(HttpResponse<String> answer) throws Exception {
        HttpResponse<String> never = Viewer.post(guessed(), "{\"recipient\":\"x\"}");
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(never.body());
    }

    private URI guessed() {
        byte[] guess = new byte[32];
        return at(shl(Base64.getUrlEncoder().withoutPadding().encodeToString(guess)));
    }

    private static String shl(String id) {
        return "/shl/" + id;
    }

    private URI at(String path) {
        return URI.create(ward.clerk().employer().address() + path);
    }

    private HealthLink make(LinkTerms terms) throws Exception {
        return links(ward.patient().holder()).make(summary, terms);
    }

    private static LinkTerms terms(int uses, String passcode, String label) {
        return new LinkTerms(
                InstantSource.system().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
                uses,
                passcode.isEmpty() ? Optional.empty() : Optional.of(PasscodeVerifier.of(passcode.toCharArray())),
                label);
    }

    private static Map<String, String> with(String passcode) {
        return Map.of("recipient", "Dr. Bob", "passcode", passcode);
    }

    private HealthLinkClient links(Holder holder) {
        return new HealthLinkClient(node(), holder);
    }

    private NodeClient node() {
        return ward.patient().node();
    }

    private List<String> trail() throws Exception {
        return ProofFile.verify(Bytes.wrap(ward.patient().wallet().trail()), new ProofVerifier(network.genesis()))
                .lines();
    }
}
