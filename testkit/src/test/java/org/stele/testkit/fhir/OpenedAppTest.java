package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.LaunchTicket;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.launch.LaunchClient;
import tools.jackson.databind.JsonNode;

/** A clinician opens an application for a patient's encounter, as a record system does, and it learns and reads that and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenedAppTest {
    private static final String SCOPE = "launch openid patient/Observation.rs patient/Encounter.rs";

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private Ward other;
    private String patient;
    private LaunchedApp app;

    @BeforeAll
    void registerAnApplication(@TempDir Path folder) throws Exception {
        ward = Ward.open(network, Bundles.like(Bundles.samples().get(14), "opened", folder), "0191");
        other = Ward.open(network, Bundles.like(Bundles.samples().get(15), "beside", folder), "0192");
        patient = patient(ward);
        app = LaunchedApp.of(ward.clerk().employer(), "opened-charts").registerToOpen(SCOPE);
    }

    private static String first(Ward ward, String query) {
        return ward.ofClinician()
                .search()
                .byUrl(query)
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
    }

    private static String encounter(Ward ward, String patient) {
        return first(ward, "Encounter?_count=1&patient=" + patient);
    }

    @Test
    void itLearnsForWhatItWasOpenedAndReadsThatChartAlone() throws Exception {
        String encounter = encounter(ward, patient);
        LaunchTicket ticket = wallet(ward.clinician()).open(opening(ward, Optional.of(encounter)));
        assertThat(ticket.address())
                .startsWith(LaunchedApp.LAUNCH_URL + "?iss=")
                .endsWith("&launch=" + ticket.launch())
                .doesNotContain(patient, encounter, ward.patient().subject().toString());
        HttpResponse<String> back = begin(ticket).approved(ward.clinician(), Optional.empty());
        JsonNode token = app.token(LaunchedApp.answer(back, "code"));
        assertThat(token.path("patient").asString()).isEqualTo(patient);
        assertThat(token.path("encounter").asString()).isEqualTo(encounter);
        assertThat(token.path("intent").asString()).isEqualTo("reconcile-medications");
        assertThat(token.path("need_patient_banner").asBoolean()).isTrue();
        String text = LaunchedApp.text(token);
        assertThat(app.get("/fhir/R4/Encounter/" + encounter, text).statusCode())
                .isEqualTo(200);
        String others = first(other, "Observation?_count=1&patient=" + patient(other));
        HttpResponse<String> withheld = app.get("/fhir/R4/Observation/" + others, text);
        assertThat(withheld.statusCode()).isEqualTo(404);
        assertThat(withheld.body())
                .isEqualTo(app.get("/fhir/R4/Observation/never", text).body());
        assertThat(LaunchedApp.answer(LaunchedApp.get(asked(ticket)), "error"))
                .as("a second time")
                .isEqualTo("invalid_request");
        assertThat(LaunchedApp.answer(LaunchedApp.get(app.asked(SCOPE)), "error"))
                .as("without what it was opened with")
                .isEqualTo("invalid_request");
    }

    private static String patient(Ward ward) throws Exception {
        Insured insured = Insured.in(ward.sample());
        return first(ward, "Patient?identifier=" + insured.authority() + "%7C" + insured.number());
    }

    @Test
    void whoApprovedIsSaidToWhoeverHasTheToken() throws Exception {
        LaunchTicket ticket = wallet(ward.clinician()).open(opening(ward, Optional.empty()));
        JsonNode token =
                app.token(LaunchedApp.answer(begin(ticket).approved(ward.clinician(), Optional.empty()), "code"));
        String text = LaunchedApp.text(token);
        HttpResponse<String> info = app.get("/oauth2/userinfo", text);
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(LaunchedApp.json(info).path("sub").asString())
                .isEqualTo(SignedJWT.parse(token.path("id_token").asString())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(ward.clinician().holder().author().name());
        assertThat(app.send("/oauth2/userinfo", text, "application/x-www-form-urlencoded", "")
                        .body())
                .isEqualTo(info.body());
        assertThat(app.get("/oauth2/userinfo?access_token=" + text, text).statusCode())
                .as("in no address")
                .isEqualTo(400);
        assertThat(app.post("/oauth2/revoke", "client_id", app.id(), "token", text)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> ended = app.get("/oauth2/userinfo", text);
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(app.post("/oauth2/userinfo", "access_token", text).statusCode())
                .as("in no body")
                .isEqualTo(401);
        JsonNode described =
                LaunchedApp.json(LaunchedApp.get(app.member().address().resolve("/.well-known/openid-configuration")));
        assertThat(described.path("userinfo_endpoint").asString())
                .isEqualTo(app.member().address() + "/oauth2/userinfo");
    }

    @Test
    void whatAClinicianOpenedAColleagueNeitherSeesNorApproves() throws Exception {
        LaunchTicket ticket = wallet(ward.clinician()).open(opening(ward, Optional.empty()));
        LaunchCode code = begin(ticket).code();
        Clinician colleague =
                Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Colleague", "0000001930"));
        problem("NOT_FOUND", () -> wallet(colleague).read(code));
        LaunchRequest read = wallet(ward.clinician()).read(code);
        problem("NOT_FOUND", () -> wallet(colleague).approve(read, Optional.empty()));
        assertThat(read.patient()).contains(ward.patient().subject());
    }

    @Test
    void itIsOpenedForNothingThatTheClinicianMayNotSee() throws Exception {
        Clinician locum = Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Locum", "0000001931"));
        LaunchTicket ticket = wallet(locum).open(opening(ward, Optional.of(encounter(ward, patient))));
        String theirs = encounter(other, patient(other));
        String refused = problem("NOT_FOUND", () -> wallet(locum).open(opening(ward, Optional.of(theirs))));
        assertThat(refused)
                .isEqualTo(problem("NOT_FOUND", () -> wallet(locum).open(opening(ward, Optional.of("never-was")))));
        LaunchCode code = begin(ticket).code();
        LaunchRequest read = wallet(locum).read(code);
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(problem("NOT_FOUND", () -> wallet(locum).approve(read, Optional.empty())))
                    .isEqualTo(refused);
            assertThat(problem("NOT_FOUND", () -> wallet(locum).open(opening(ward, Optional.empty()))))
                    .isEqualTo(problem(
                            "NOT_FOUND",
                            () -> wallet(locum)
                                    .open(new LaunchOpening(
                                            app.id(), context(SubjectId.generate(), Optional.empty())))))
                    .isEqualTo(refused);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        problem(
                "FORBIDDEN",
                () -> new LaunchClient(ward.clinician().node(), ward.patient().holder())
                        .open(opening(ward, Optional.empty())));
    }

    @Test
    void theTrailHasPatientAndEncounterWhereItIsOpenedApprovedAndTold() throws Exception {
        Clinician locum = Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Locum", "0000001932"));
        String seat = locum.holder().author().toString();
        LaunchTicket ticket = wallet(locum).open(opening(ward, Optional.of(encounter(ward, patient))));
        assertThat(entries(ward, seat)).as("opened").isEqualTo(2);
        HttpResponse<String> back = begin(ticket).approved(locum, Optional.empty());
        assertThat(entries(ward, seat)).as("approved").isEqualTo(4);
        assertThat(app.token(LaunchedApp.answer(back, "code")).path("patient").asString())
                .isEqualTo(patient);
        assertThat(entries(ward, seat)).as("told").isEqualTo(6);
    }

    private static int entries(Ward ward, String seat) throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8).split(Pattern.quote(seat), -1).length
                - 1;
    }

    private static LaunchClient wallet(Clinician clinician) {
        return LaunchedApp.wallet(clinician);
    }

    private LaunchOpening opening(Ward of, Optional<String> encounter) {
        return new LaunchOpening(app.id(), context(of.patient().subject(), encounter));
    }

    private static LaunchContext context(SubjectId home, Optional<String> encounter) {
        return new LaunchContext(Optional.of(home), encounter, Optional.of("reconcile-medications"), true);
    }

    private URI asked(LaunchTicket ticket) throws Exception {
        return URI.create(app.asked(SCOPE) + "&launch=" + ticket.launch());
    }

    private LaunchedBrowser begin(LaunchTicket ticket) throws Exception {
        return LaunchedBrowser.at(asked(ticket));
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** What is said about it. */
    private static String problem(String code, Attempt attempt) {
        StringBuilder said = new StringBuilder();
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(NodeProblem.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            said.append(e.getMessage());
        });
        return said.toString();
    }
}
