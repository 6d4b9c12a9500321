package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.launch.LaunchClient;
import tools.jackson.databind.JsonNode;

/** A clinician launches an application, approves it with the key of their seat, and it reads no more than they approved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchedAppTest {
    private static final String ALL = "user/Observation.rs";
    private static final String OF_ONE = "launch/patient patient/*.rs";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REGISTERED = ALL + " user/Patient.rs " + OF_ONE;

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private Ward other;
    private String patient;
    private String stranger;
    private LaunchedApp app;

    @BeforeAll
    void registerAnApplication(@TempDir Path folder) throws Exception {
        ward = Ward.open(network, Bundles.like(Bundles.samples().get(14), "launch", folder), "0141");
        other = Ward.open(network, Bundles.like(Bundles.samples().get(15), "other", folder), "0142");
        patient = patient(ward);
        stranger = patient(other);
        app = LaunchedApp.of(ward.clerk().employer(), "growth-charts").register(REGISTERED);
    }

    private static String patient(Ward ward) throws Exception {
        Insured insured = Insured.in(ward.sample());
        return search(ward.ofClinician(), "Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
    }

    @Test
    void aBrowserSeesWhatIsAskedWithoutAnythingThatRunsOrFrames() throws Exception {
        LaunchedBrowser waits = app.begin(ALL);
        HttpResponse<String> page = waits.look();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                        .doesNotContain("script", "unsafe"));
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(LaunchedApp.get(app.asked(ALL)).headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
        HttpResponse<String> elsewhere = LaunchedApp.get(waits.page());
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(elsewhere.body())
                .isEqualTo(LaunchedApp.get(app.member().address().resolve("/oauth2/launches/AAAAAAAAAAAAAAAAAAAAAA"))
                        .body());
        assertThat(page.body())
                .contains("Growth &lt;b&gt;charts&lt;/b&gt;", "127.0.0.1:8123", "read and search Observation")
                .doesNotContain("<script", "<b>charts");
        assertThat(LaunchedApp.get(URI.create(app.asked(ALL) + "&redirect_uri=https%3A%2F%2Fevil.example"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(LaunchedApp.get(app.member().address().resolve("/oauth2/launches/AAAAAAAAAAAAAAAAAAAAAA"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itSeesOfAllPatientsWhatItsClinicianSeesOfItsScopes() throws Exception {
        JsonNode token = app.launch(ALL, ward.clinician(), Optional.empty());
        assertThat(token.has("patient")).isFalse();
        IGenericClient client = app.client(token);
        for (String one : List.of(patient, stranger)) {
            String query = "Observation?_count=1&patient=" + one;
            assertThat(search(client, query).getTotal())
                    .isEqualTo(search(ward.ofClinician(), query).getTotal())
                    .isPositive();
        }
        String text = LaunchedApp.text(token);
        assertThat(app.get("/fhir/R4/Condition?patient=" + patient, text).statusCode())
                .isEqualTo(403);
        assertThat(app.get("/fhir/R4/Patient/" + patient, text).statusCode()).isEqualTo(403);
        assertThat(app.get("/fhir/R4/Patient/" + patient + "/$summary", text).statusCode())
                .isEqualTo(403);
        assertThat(app.get("/v1/reviews", text).statusCode()).isEqualTo(401);
    }

    @Test
    void ofOnePatientItSeesNobodyElseByAnyWay() throws Exception {
        JsonNode token =
                app.launch(OF_ONE, ward.clinician(), Optional.of(ward.patient().subject()));
        assertThat(token.path("patient").asString()).isEqualTo(patient);
        String text = LaunchedApp.text(token);
        IGenericClient client = app.client(token);
        String observations = "Observation?_count=1&patient=" + patient;
        assertThat(search(client, observations).getTotal())
                .isEqualTo(search(ward.ofClinician(), observations).getTotal())
                .isPositive();
        assertThat(search(client, "Patient?_count=500").getTotal()).isEqualTo(1);
        assertThat(app.get("/fhir/R4/Patient/" + patient, text).statusCode()).isEqualTo(200);
        assertThat(app.get("/fhir/R4/Patient/" + patient + "/$everything?_count=1", text)
                        .statusCode())
                .isEqualTo(200);
        String others = search(ward.ofClinician(), "Observation?_count=1&patient=" + stranger)
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
        for (String path : List.of(
                "Patient/" + stranger,
                "Patient/" + stranger + "/_history",
                "Patient/" + stranger + "/$everything",
                "Observation/" + others,
                "Observation/" + others + "/_history",
                "Observation/" + others + "/_history/1")) {
            HttpResponse<String> answer = app.get("/fhir/R4/" + path, text);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(app.get(
                                    "/fhir/R4/"
                                            + path.replace(stranger, "never").replace(others, "never"),
                                    text)
                            .body());
        }
        assertThat(search(client, "Observation?patient=" + stranger).getTotal()).isZero();
        assertThat(search(client, "Observation?_id=" + others).getTotal()).isZero();
        assertThat(search(client, "Patient?_has:Observation:patient:_id=" + others)
                        .getTotal())
                .isZero();
        assertThat(search(client, "Observation?_id=" + others + "&_include=Observation:subject")
                        .getEntry())
                .isEmpty();
        assertThat(search(client, "Patient?_id=" + stranger + "&_revinclude=Observation:subject")
                        .getEntry())
                .isEmpty();
        String lastn = "/fhir/R4/Observation/$lastn?patient=";
        assertThat(LaunchedApp.json(app.get(lastn + patient, text))
                        .path("entry")
                        .size())
                .isPositive();
        assertThat(LaunchedApp.json(app.get(lastn + stranger, text))
                        .path("entry")
                        .size())
                .isZero();
        assertThat(LaunchedApp.json(app.send("/fhir/R4/Observation/_search", text, FORM, "patient=" + stranger))
                        .path("total")
                        .asInt(-1))
                .isZero();
        JsonNode batch = LaunchedApp.json(
                app.send("/fhir/R4", text, "application/fhir+json", """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"request":{"method":"GET","url":"Patient/%s"}},
                {"request":{"method":"GET","url":"Observation?patient=%s"}},
                {"request":{"method":"GET","url":"Patient/%s"}}]}""".formatted(stranger, stranger, patient)));
        assertThat(batch.at("/entry/0/response/status").asString()).startsWith("404");
        assertThat(batch.at("/entry/1/resource/total").asInt(-1)).isZero();
        assertThat(batch.at("/entry/2/response/status").asString()).startsWith("200");
        Insured insured = Insured.in(other.sample());
        assertThat(search(client, "Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                        .getTotal())
                .isZero();
    }

    @Test
    void eachLookIsInThePatientsTrailWithTheSeatThatApproved() throws Exception {
        Clinician locum = clinician("0000001430");
        JsonNode token = app.launch(OF_ONE, locum, Optional.of(ward.patient().subject()));
        String seat = locum.holder().author().toString();
        int approved = entries(ward, seat);
        assertThat(search(app.client(token), "Flag?_count=1").getTotal()).isZero();
        assertThat(entries(ward, seat)).as("after a search").isEqualTo(approved + 1);
        assertThat(app.get("/fhir/R4/Patient/" + patient, LaunchedApp.text(token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(entries(ward, seat)).as("after a read").isEqualTo(approved + 2);
        assertThat(new String(other.patient().wallet().trail(), StandardCharsets.UTF_8))
                .doesNotContain(locum.holder().author().toString());
    }

    private static int entries(Ward ward, String seat) throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8).split(Pattern.quote(seat), -1).length
                - 1;
    }

    @Test
    void whatThePatientKeepsBackIsNotThereAndWhoKeepsAllBackCannotBeNamed() throws Exception {
        JsonNode token =
                app.launch(OF_ONE, ward.clinician(), Optional.of(ward.patient().subject()));
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(app.get("/fhir/R4/Patient/" + patient, LaunchedApp.text(token))
                            .statusCode())
                    .isEqualTo(404);
            problem("NOT_FOUND", Optional.of(ward.patient().subject()));
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        problem("NOT_FOUND", Optional.of(SubjectId.generate()));
        problem("INVALID", Optional.empty());
    }

    private void problem(String code, Optional<SubjectId> named) throws Exception {
        LaunchClient wallet = LaunchedApp.wallet(ward.clinician());
        var read = wallet.read(app.begin(OF_ONE).code());
        assertThatThrownBy(() -> wallet.approve(read, named))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void nobodyButASeatHereReadsOrDecides() throws Exception {
        var code = app.begin(ALL).code();
        Clinician elsewhere = Staffing.of(network, "hospital-b", "board").clinician(Identity.npi("Away", "0000001431"));
        assertThatThrownBy(() -> new LaunchClient(ward.clinician().node(), elsewhere.holder()).read(code))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo("FORBIDDEN"));
        assertThatThrownBy(() ->
                        new LaunchClient(ward.clinician().node(), ward.patient().holder()).read(code))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo("NOT_FOUND"));
        assertThat(LaunchedApp.wallet(ward.clinician()).read(code).application())
                .isEqualTo(app.id());
    }

    @Test
    void itEndsWithTheSeatAndWithTheRegistrationAndWhenItIsRevoked() throws Exception {
        Clinician locum = clinician("0000001432");
        LaunchedApp brief = LaunchedApp.of(app.member(), "brief-launch").register(ALL);
        String token = LaunchedApp.text(brief.launch(ALL, locum, Optional.empty()));
        String revoked = LaunchedApp.text(brief.launch(ALL, locum, Optional.empty()));
        String path = "/fhir/R4/Observation?_count=1";
        assertThat(brief.get(path, token).statusCode()).isEqualTo(200);
        assertThat(brief.post("/oauth2/revoke", "client_id", brief.id(), "token", revoked)
                        .statusCode())
                .isEqualTo(200);
        assertThat(brief.get(path, revoked).statusCode()).isEqualTo(401);
        HttpResponse<String> back = brief.begin(ALL).approved(locum, Optional.empty());
        Administrator administrator = Administrator.of(network, "hospital-a");
        SeatId seat = SeatId.parse(locum.holder().author().name());
        administrator.submit("identity", "suspendSeat", new IdentityCommand.SuspendSeat(seat));
        assertThat(brief.get(path, token).statusCode()).isEqualTo(401);
        String code = LaunchedApp.answer(back, "code");
        assertThat(brief.token(code).path("error").asString()).isEqualTo("invalid_grant");
        administrator.submit("identity", "resumeSeat", new IdentityCommand.ResumeSeat(seat));
        assertThat(brief.get(path, token).statusCode()).isEqualTo(200);
        brief.remove();
        assertThat(brief.get(path, token).statusCode()).isEqualTo(401);
        assertThat(LaunchedApp.get(brief.asked(ALL)).statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeThatIsBroughtAgainEndsWhatItGave() throws Exception {
        LaunchedBrowser browser = app.begin(ALL);
        HttpResponse<String> back = browser.approved(ward.clinician(), Optional.empty());
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(LaunchedApp.answer(back, "state")).isEqualTo("its session");
        assertThat(LaunchedApp.answer(back, "iss"))
                .isEqualTo(app.member().address().toString());
        assertThat(LaunchedApp.get(browser.page()).statusCode()).isEqualTo(404);
        assertThat(browser.head().statusCode()).isEqualTo(303);
        String code = LaunchedApp.answer(back, "code");
        assertThat(LaunchedApp.answer(browser.look(), "code")).isEqualTo(code);
        String token = LaunchedApp.text(app.token(code));
        assertThat(browser.look().statusCode()).isEqualTo(404);
        assertThat(app.get("/fhir/R4/Observation?_count=1", token).statusCode()).isEqualTo(200);
        assertThat(app.token(code).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(app.get("/fhir/R4/Observation?_count=1", token).statusCode()).isEqualTo(401);
    }

    private Clinician clinician(String number) throws Exception {
        return Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Locum", number));
    }

    private static Bundle search(IGenericClient client, String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute();
    }
}
