package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.launch.AppClient;
import org.stele.wallet.launch.LaunchClient;
import tools.jackson.databind.JsonNode;

/** A patient approves an application with their wallet's key; it reads their own chart, is named in their trail, and ends when they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientAppTest {
    private static final String SCOPE = "launch/patient openid fhirUser offline_access patient/*.rs";
    private static final String ONCE = "launch/patient patient/Observation.rs";

    private Ward ward;
    private Ward other;
    private String patient;
    private String stranger;
    private LaunchedApp app;

    @BeforeAll
    void registerAnApplication(@TempDir Path folder) throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.like(Bundles.samples().get(14), "steps", folder), "0181");
        other = Ward.open(SharedNetwork.get(), Bundles.like(Bundles.samples().get(15), "others", folder), "0182");
        patient = patient(ward);
        stranger = patient(other);
        app = LaunchedApp.of(ward.clerk().employer(), "steps").registerForPatients(SCOPE);
    }

    private static String patient(Ward ward) throws Exception {
        Insured insured = Insured.in(ward.sample());
        return ward.ofClinician()
                .search()
                .byUrl("Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
    }

    @Test
    void itReadsItsPatientsOwnChartAndNobodyElsesAndTheTrailNamesIt() throws Exception {
        JsonNode token = launch(SCOPE);
        assertThat(token.path("patient").asString()).isEqualTo(patient);
        String text = LaunchedApp.text(token);
        assertThat(app.get("/fhir/R4/Patient/" + patient, text).statusCode()).isEqualTo(200);
        assertThat(total("Observation?_summary=count", text))
                .isEqualTo(ward.ofClinician()
                        .search()
                        .byUrl("Observation?_summary=count&patient=" + patient)
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal())
                .isPositive();
        assertThat(total("Patient?_summary=count", text)).isEqualTo(1);
        assertThat(total("Observation?_summary=count&patient=" + stranger, text))
                .isZero();
        for (String path :
                List.of("/fhir/R4/Patient/%s", "/fhir/R4/Patient/%s/$everything", "/fhir/R4/Patient/%s/_history")) {
            HttpResponse<String> withheld = app.get(path.formatted(stranger), text);
            HttpResponse<String> absent = app.get(path.formatted("never"), text);
            assertThat(withheld.statusCode()).as(path).isEqualTo(404);
            assertThat(withheld.body()).isEqualTo(absent.body());
        }
        assertThat(app.send("/fhir/R4/Observation", text, "application/fhir+json", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.get("/fhir/R4/Patient/$export", text).statusCode()).isEqualTo(403);
        String approval = apps(ward).list().getLast().approval().toString();
        String actor = "OPEN by the application \"Steps\" (steps, approval " + approval + ")";
        long before = entries(ward, actor);
        assertThat(app.get("/fhir/R4/Patient/" + patient, text).statusCode()).isEqualTo(200);
        assertThat(entries(ward, actor)).isEqualTo(before + 1);
        assertThat(entries(other, "application")).isZero();
    }

    private static int total(JsonNode bundle) {
        return bundle.path("total").asInt(-1);
    }

    private int total(String search, String token) throws Exception {
        return total(LaunchedApp.json(app.get("/fhir/R4/" + search, token)));
    }

    @Test
    void itGetsNewTokensUntilTheApprovalIsRevokedWhichEndsAllOfThemAtOnce() throws Exception {
        JsonNode first = launch(SCOPE);
        JsonNode second = refresh(first);
        assertThat(second.path("patient").asString()).isEqualTo(patient);
        assertThat(second.path("refresh_token").asString())
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(status(first)).as("the new one takes its place").isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
        LaunchedApp thief = LaunchedApp.of(app.member(), "thief").registerForPatients(SCOPE);
        assertThat(refresh(thief, second).path("error").asString()).isEqualTo("invalid_grant");
        AppLine line = apps(ward).list().getLast();
        assertThat(line.scope()).contains("patient/*.rs");
        apps(other).revoke(line.approval());
        assertThat(status(second)).isEqualTo(200);
        apps(ward).revoke(line.approval());
        for (JsonNode token : List.of(first, second)) {
            assertThat(status(token)).isEqualTo(401);
        }
        assertThat(refresh(second).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(apps(ward).list()).extracting(AppLine::approval).doesNotContain(line.approval());
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheApproval() throws Exception {
        JsonNode first = launch(SCOPE);
        JsonNode second = refresh(first);
        JsonNode third = refresh(second);
        assertThat(status(third)).isEqualTo(200);
        assertThat(refresh(first).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(status(third)).isEqualTo(401);
        assertThat(refresh(third).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void itGetsSoManyTokensInAMinuteAndTheSameCountsAfterwards() throws Exception {
        JsonNode token = launch(SCOPE);
        for (int i = 0; i < 5; i++) {
            token = refresh(token);
        }
        assertThat(refresh(token).has("access_token")).isFalse();
        assertThat(status(token)).as("nothing was changed").isEqualTo(200);
    }

    @Test
    void itIsToldSignedWhoApproved() throws Exception {
        JsonNode token = launch(SCOPE, "&nonce=n-1");
        SignedJWT signed = SignedJWT.parse(token.path("id_token").asString());
        JWKSet keys = JWKSet.parse(
                LaunchedApp.get(app.member().address().resolve("/oauth2/jwks")).body());
        assertThat(signed.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                .isTrue();
        JWTClaimsSet claims = signed.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(app.member().address().toString());
        assertThat(claims.getAudience()).containsExactly("steps");
        assertThat(claims.getSubject())
                .isNotEqualTo(patient)
                .isEqualTo(SignedJWT.parse(launch(SCOPE).path("id_token").asString())
                        .getJWTClaimsSet()
                        .getSubject());
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getLongClaim("auth_time")).isPositive();
        assertThat(claims.getStringClaim("fhirUser")).isEqualTo(app.member().address() + "/fhir/R4/Patient/" + patient);
        assertThat(token.toString()).doesNotContain(ward.patient().subject().toString());
        JsonNode info = LaunchedApp.json(app.get("/oauth2/userinfo", LaunchedApp.text(token)));
        assertThat(info.path("sub").asString()).isEqualTo(claims.getSubject());
        assertThat(info.path("fhirUser").asString()).isEqualTo(claims.getStringClaim("fhirUser"));
        assertThat(info.size()).isEqualTo(2);
        assertThat(app.get("/fhir/R4/Patient/" + patient, token.path("id_token").asString())
                        .statusCode())
                .as("an id token reads nothing")
                .isEqualTo(401);
        JsonNode described =
                LaunchedApp.json(LaunchedApp.get(app.member().address().resolve("/.well-known/openid-configuration")));
        assertThat(described.path("issuer").asString()).isEqualTo(claims.getIssuer());
        assertThat(described.path("id_token_signing_alg_values_supported").toString())
                .contains("ES256");
        assertThat(described.path("subject_types_supported").toString()).contains("pairwise");
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() throws Exception {
        JsonNode token = launch(ONCE);
        assertThat(token.has("refresh_token")).isFalse();
        assertThat(token.has("id_token")).isFalse();
        assertThat(app.get("/fhir/R4/Patient/" + patient, LaunchedApp.text(token))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void patientsAndStaffDoNotSeeEachOthersRequests() throws Exception {
        LaunchCode ofPatients = app.begin(SCOPE).code();
        notThere(LaunchedApp.wallet(ward.clinician()), ofPatients);
        LaunchedApp ofStaff = LaunchedApp.of(app.member(), "rounds-only").register("launch/patient patient/*.rs");
        LaunchCode code = ofStaff.begin("launch/patient patient/*.rs").code();
        notThere(wallet(ward), code);
        LaunchRequest read = wallet(ward).read(ofPatients);
        assertThatThrownBy(() ->
                        wallet(ward).approve(read, Optional.of(other.patient().subject())))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo("INVALID"));
        assertThatThrownBy(() -> wallet(ward).approve(read, Optional.empty()))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo("INVALID"));
    }

    private static void notThere(LaunchClient wallet, LaunchCode code) {
        assertThatThrownBy(() -> wallet.read(code))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo("NOT_FOUND"));
    }

    private JsonNode launch(String scope) throws Exception {
        return launch(scope, "");
    }

    private JsonNode launch(String scope, String more) throws Exception {
        LaunchedBrowser browser = LaunchedBrowser.at(URI.create(app.asked(scope) + more));
        LaunchRequest read = wallet(ward).read(browser.code());
        browser.type(wallet(ward).approveForOneself(read, read.has(LaunchRequest.OFFLINE) ? 30 : 0));
        return app.token(LaunchedApp.answer(browser.look(), "code"));
    }

    private JsonNode refresh(JsonNode token) throws Exception {
        return refresh(app, token);
    }

    private static JsonNode refresh(LaunchedApp by, JsonNode token) throws Exception {
        return LaunchedApp.json(by.post(
                "/oauth2/token",
                "grant_type",
                "refresh_token",
                "client_id",
                by.id(),
                "refresh_token",
                token.path("refresh_token").asString()));
    }

    private int status(JsonNode token) throws Exception {
        return app.get("/fhir/R4/Observation?_summary=count", LaunchedApp.text(token))
                .statusCode();
    }

    private static LaunchClient wallet(Ward ward) {
        return new LaunchClient(ward.patient().node(), ward.patient().holder());
    }

    private static AppClient apps(Ward ward) {
        return new AppClient(ward.patient().node(), ward.patient().holder());
    }

    private static long entries(Ward ward, String words) throws Exception {
        return trail(ward).stream().filter(line -> line.contains(words)).count();
    }

    private static List<String> trail(Ward ward) throws Exception {
        return ProofFile.verify(
                        Bytes.wrap(ward.patient().wallet().trail()),
                        new ProofVerifier(SharedNetwork.get().genesis()))
                .lines();
    }
}
