package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchDecision.Answer;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.LaunchTicket;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A seat opens an application for what it works at; the application learns that, and no more than the seat may see. */
class OpenedLaunchTest {
    private static final String HERE = "192.0.2.1";
    private static final String OF_ONE = "launch patient/Observation.rs";
    private static final String REGISTERED =
            "launch launch/patient launch/encounter openid user/Observation.rs patient/*.rs";
    private static final String LAUNCH_URL = ",\"launch_url\":\"https://app.example/launch?from=ward\"";

    /** Spring's parts look at the machine's clock for codes. */
    private Instant now = Instant.now();

    private final SeatId seat = SeatId.generate();
    private final VerificationKey key = Ed25519SigningKey.generate().verificationKey();
    private final Set<SeatId> seats = new HashSet<>(Set.of(seat));
    private final SubjectId patient = SubjectId.generate();
    private final Set<SubjectId> visible = new HashSet<>(Set.of(patient));
    private final Set<String> encounters = new HashSet<>(Set.of("e1"));
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private String fhirId = "of-patient";
    private final Staff staff = new Staff(
            seats::contains,
            (_, _) -> true,
            (_, home) -> {
                meanwhile.getAndSet(() -> {}).run();
                return Optional.of(fhirId).filter(_ -> visible.contains(home));
            },
            (_, home, id) -> visible.contains(home) && encounters.contains(id));
    private final Caller clinician = caller(seat);
    private final Launched app = Launched.of("growth-charts");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private SmartServer server;

    @BeforeEach
    void register() throws Exception {
        server = new SmartServer(
                new SmartSettings(URI.create("https://ward.example")),
                TokenKeyFile.generate(),
                folder,
                new People(staff, NoApps.PATIENTS),
                () -> now);
        app.register(folder, "Growth charts", REGISTERED, LAUNCH_URL);
    }

    @Test
    void theApplicationLearnsForWhatItWasOpenedAndReadsThatPatientAlone() throws Exception {
        LaunchTicket ticket = open(all());
        assertThat(ticket.address())
                .isEqualTo("https://app.example/launch?from=ward&iss=https%3A%2F%2Fward.example%2Ffhir%2FR4&launch="
                        + ticket.launch());
        PageAnswer begun = begin(app.asked(OF_ONE), ticket);
        assertThat(look(begun).page())
                .contains("It was opened by the seat <code>" + seat, "know for which patient")
                .doesNotContain("--patient", patient.toString(), "e1", "review");
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(begun)));
        assertThat(read.patient()).contains(patient);
        JsonNode token = token(approved(begun, new LaunchDecision(read.hash(), Answer.APPROVED, Optional.empty())));
        assertThat(token.path("patient").asString()).isEqualTo("of-patient");
        assertThat(token.path("encounter").asString()).isEqualTo("e1");
        assertThat(token.path("intent").asString()).isEqualTo("review");
        assertThat(token.path("need_patient_banner").asBoolean(true)).isFalse();
        assertThat(token.path("scope").asString()).isEqualTo(OF_ONE);
        String text = token.path("access_token").asString();
        assertThat(server.tokens().check(text).granted().orElseThrow().chart()).contains(patient);
        JsonNode active = json(server.introspect(Service.form("client_id", app.id(), "token", text), HERE));
        for (String member : Set.of("patient", "encounter", "intent", "need_patient_banner")) {
            assertThat(active.path(member)).as(member).isEqualTo(token.path(member));
        }
    }

    @Test
    void aLaunchCountsOnceForItsApplicationAndForFiveMinutes() throws Exception {
        LaunchTicket ticket = open(all());
        Launched other = Launched.of("other");
        other.register(folder, "Other", REGISTERED, LAUNCH_URL);
        refused("invalid_request", other.asked(OF_ONE), ticket.launch());
        assertThat(begin(app.asked(OF_ONE), ticket).cookie()).as("its own").isPresent();
        refused("invalid_request", app.asked(OF_ONE), ticket.launch());
        String late = open(all()).launch();
        String changed = open(all()).launch();
        now = now.plusSeconds(299);
        app.register(folder, "Growth charts", REGISTERED + " user/Patient.r", LAUNCH_URL);
        refused("invalid_request", app.asked(OF_ONE), changed);
        app.register(folder, "Growth charts", REGISTERED, LAUNCH_URL);
        now = now.plusSeconds(1);
        refused("invalid_request", app.asked(OF_ONE), late);
        refused("invalid_request", app.asked(OF_ONE), "nonsense");
        refused("invalid_request", app.asked(OF_ONE), RandomId.generate().toString());
    }

    @Test
    void theScopeAndTheParameterComeTogether() throws Exception {
        Map<String, String> unopened = app.asked(OF_ONE);
        assertThat(Launched.answer(begin(unopened))).containsEntry("error", "invalid_request");
        refused("invalid_request", app.asked("user/Observation.rs"), open(all()).launch());
        app.register(folder, "Growth charts", "user/Observation.rs", "");
        assertThat(Launched.answer(begin(app.asked("launch user/Observation.rs"))))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void whatASeatOpenedNobodyElseSeesOrApproves() throws Exception {
        LaunchCode code = Launched.code(look(begin(app.asked(OF_ONE), open(all()))));
        SeatId colleague = SeatId.generate();
        seats.add(colleague);
        problem("NOT_FOUND", () -> server.desk().read(caller(colleague), code));
        LaunchRequest read = server.desk().read(clinician, code);
        LaunchDecision yes = new LaunchDecision(read.hash(), Answer.APPROVED, Optional.empty());
        problem("NOT_FOUND", () -> server.desk().decide(caller(colleague), code, yes));
        assertThat(server.desk().decide(clinician, code, yes).confirmation()).isPresent();
    }

    @Test
    void whatTheSeatMayNotSeeItIsNotOpenedForAndNotApprovedAnyMore() throws Exception {
        problem("NOT_FOUND", () -> open(of(SubjectId.generate(), Optional.empty())));
        problem("NOT_FOUND", () -> open(of(patient, Optional.of("e2"))));
        for (Runnable kept : Set.<Runnable>of(visible::clear, encounters::clear)) {
            visible.add(patient);
            encounters.add("e1");
            LaunchCode code = Launched.code(look(begin(app.asked(OF_ONE), open(all()))));
            LaunchRequest read = server.desk().read(clinician, code);
            kept.run();
            problem(
                    "NOT_FOUND",
                    () -> server.desk()
                            .decide(
                                    clinician,
                                    code,
                                    new LaunchDecision(read.hash(), Answer.APPROVED, Optional.empty())));
        }
    }

    @Test
    void whatIsKeptBackUntilTheCodeIsBroughtTheApplicationIsNotTold() throws Exception {
        for (Runnable kept : Set.<Runnable>of(visible::clear, encounters::clear)) {
            visible.add(patient);
            encounters.add("e1");
            String code = approved(begin(app.asked(OF_ONE), open(all())));
            kept.run();
            JsonNode answer = token(code);
            assertThat(answer.path("error").asString()).isEqualTo("invalid_grant");
            assertThat(answer.has("patient")).isFalse();
        }
    }

    @Test
    void ofAPatientWhoHasAnotherIdByThenTheApplicationIsNotTold() throws Exception {
        String code = approved(begin(app.asked(OF_ONE), open(all())));
        fhirId = "another";
        assertThat(token(code).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void whatIsRefusedForGoodEndsTheCodeAndWhatIsNotLeavesIt() throws Exception {
        for (Reason reason : Set.of(Reason.FORBIDDEN, Reason.NOT_FOUND)) {
            String code = approved(begin(app.asked(OF_ONE), open(all())));
            meanwhile.set(failing(reason));
            assertThat(token(code).path("error").asString()).as("%s", reason).isEqualTo("invalid_grant");
            assertThat(token(code).path("error").asString()).as("a second time").isEqualTo("invalid_grant");
        }
        String code = approved(begin(app.asked(OF_ONE), open(all())));
        meanwhile.set(failing(Reason.STORAGE_FULL));
        assertThatThrownBy(() -> token(code)).isInstanceOf(ExchangeException.class);
        assertThat(token(code).path("patient").asString()).isEqualTo("of-patient");
    }

    private static Runnable failing(Reason reason) {
        return () -> {
            throw new ExchangeException(reason, "no");
        };
    }

    @Test
    void aCodeThatIsBroughtAgainWhileItIsLookedUpEndsForBoth() throws Exception {
        String code = approved(begin(app.asked(OF_ONE), open(all())));
        meanwhile.set(() -> assertThat(token(code).path("error").asString()).isEqualTo("invalid_grant"));
        assertThat(token(code).path("error").asString()).isEqualTo("invalid_grant");
        String failing = approved(begin(app.asked(OF_ONE), open(all())));
        meanwhile.set(() -> {
            assertThat(token(failing).path("error").asString()).isEqualTo("invalid_grant");
            throw new ExchangeException(Reason.STORAGE_FULL, "full");
        });
        assertThatThrownBy(() -> token(failing)).isInstanceOf(ExchangeException.class);
        assertThat(token(failing).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aSeatThatEndsWhileItIsLookedUpGetsNoToken() throws Exception {
        String code = approved(begin(app.asked(OF_ONE), open(all())));
        meanwhile.set(seats::clear);
        assertThat(token(code).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void thatAPatientIsShownAlreadyIsSaidOnlyOfOneWhoIsNamed() {
        assertThatThrownBy(() -> new LaunchContext(Optional.empty(), Optional.empty(), Optional.empty(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the patient too");
    }

    @Test
    void whoOpensWhatIsNotThereIsStoppedSoonAndTriesNoCodesThen() throws Exception {
        LaunchCode code = Launched.code(look(begin(app.asked(OF_ONE), open(all()))));
        for (int i = 0; i < 10; i++) {
            problem("NOT_FOUND", () -> open(of(SubjectId.generate(), Optional.empty())));
        }
        problem("OVERLOADED", () -> open(of(SubjectId.generate(), Optional.empty())));
        problem("OVERLOADED", () -> open(all()));
        problem("OVERLOADED", () -> server.desk().read(clinician, code));
        now = now.plusSeconds(60);
        assertThat(open(all()).launch()).isNotEmpty();
    }

    @Test
    void aRequestThatIsRefusedLeavesWhatItWasOpenedWith() throws Exception {
        LaunchTicket nobody = open(new LaunchContext(Optional.empty(), Optional.empty(), Optional.empty(), true));
        refused("invalid_scope", app.asked(OF_ONE), nobody.launch());
        assertThat(begin(app.asked("launch user/Observation.rs"), nobody).cookie())
                .isPresent();
        refused("invalid_request", app.asked("launch user/Observation.rs"), nobody.launch());
    }

    @Test
    void onlyASeatInForceOpensAndOnlyWhatIsRegisteredForThat() throws Exception {
        Caller subject = new Caller(patient.author(), new Actor.OfSubject(patient), Set.of(key), Optional.empty());
        LaunchOpening opening = new LaunchOpening(app.id(), all());
        problem("FORBIDDEN", () -> server.opener().open(subject, opening));
        problem("FORBIDDEN", () -> server.opener().open(caller(SeatId.generate()), opening));
        problem("NOT_FOUND", () -> server.opener().open(clinician, new LaunchOpening("../growth-charts", all())));
        app.register(folder, "user/Observation.rs");
        problem("NOT_FOUND", () -> server.opener().open(clinician, opening));
    }

    @Test
    void openedForNobodyItNamesAPatientAsInAnyLaunch() throws Exception {
        LaunchContext nobody = new LaunchContext(Optional.empty(), Optional.empty(), Optional.empty(), true);
        refused("invalid_scope", app.asked(OF_ONE), open(nobody).launch());
        refused(
                "invalid_scope",
                app.asked("launch launch/encounter user/Observation.rs"),
                open(nobody).launch());
        JsonNode ofAll = token(approved(begin(app.asked("launch user/Observation.rs"), open(nobody))));
        assertThat(ofAll.has("patient")).isFalse();
        assertThat(ofAll.path("need_patient_banner").asBoolean()).isTrue();
        PageAnswer begun = begin(app.asked("launch launch/patient patient/Observation.rs"), open(nobody));
        assertThat(look(begun).page()).contains("--patient SUBJECT");
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(begun)));
        JsonNode ofOne = token(approved(begun, new LaunchDecision(read.hash(), Answer.APPROVED, Optional.of(patient))));
        assertThat(ofOne.path("patient").asString()).isEqualTo("of-patient");
    }

    @Test
    void whereNobodyOpenedItWhoeverApprovesNamesAnEncounterIfThereIsOne() throws Exception {
        String scope = "launch/encounter launch/patient patient/Observation.rs";
        PageAnswer begun = begin(app.asked(scope));
        assertThat(look(begun).page()).contains("--patient SUBJECT [--encounter ID]");
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(begun)));
        problem("NOT_FOUND", () -> server.desk().decide(clinician, read.code(), naming(read, "e2")));
        JsonNode token = token(approved(begun, naming(read, "e1")));
        assertThat(token.path("encounter").asString()).isEqualTo("e1");
        assertThat(token.has("need_patient_banner")).isFalse();
        LaunchRequest without = server.desk()
                .read(clinician, Launched.code(look(begin(app.asked("launch/patient patient/Observation.rs")))));
        problem("INVALID", () -> server.desk().decide(clinician, without.code(), naming(without, "e1")));
        PageAnswer none = begin(app.asked(scope));
        LaunchRequest unnamed = server.desk().read(clinician, Launched.code(look(none)));
        assertThat(token(approved(none, new LaunchDecision(unnamed.hash(), Answer.APPROVED, Optional.of(patient))))
                        .has("encounter"))
                .isFalse();
    }

    private LaunchDecision naming(LaunchRequest read, String encounter) {
        return new LaunchDecision(
                read.hash(), Answer.APPROVED, Optional.of(patient), Optional.empty(), Optional.of(encounter));
    }

    @Test
    void ofEachSeatTheNewestCountAndNobodyElsesGo() throws Exception {
        SeatId colleague = SeatId.generate();
        seats.add(colleague);
        LaunchTicket others = server.opener().open(caller(colleague), new LaunchOpening(app.id(), all()));
        LaunchTicket first = open(all());
        for (int i = 0; i < LaunchContexts.OF_ONE_SEAT; i++) {
            open(all());
        }
        refused("invalid_request", app.asked(OF_ONE), first.launch());
        assertThat(begin(app.asked(OF_ONE), others).cookie()).isPresent();
    }

    @Test
    void whoIsToldToComeAgainBringsTheSameLaunch() throws Exception {
        Map<String, String> asked = app.asked("user/Observation.rs");
        for (int i = 0; i < Launches.MOST_OF_ONE_BLOCK; i++) {
            SeatId reader = SeatId.generate();
            seats.add(reader);
            server.desk().read(caller(reader), Launched.code(look(begin(asked))));
        }
        Map<String, String> opened = app.asked(OF_ONE);
        opened.put("launch", open(all()).launch());
        assertThat(begin(opened).status()).isEqualTo(429);
        PageAnswer again = server.authorize(Launched.query(opened), "198.51.100.1", Optional.empty());
        assertThat(again.cookie()).isPresent();
    }

    @Test
    void whoApprovedIsSaidWhereItIsAskedTooForATokenThatCountsAndMayKnow() throws Exception {
        JsonNode token = token(approved(begin(app.asked("openid user/Observation.rs"))));
        String text = token.path("access_token").asString();
        JsonNode info = JsonMapper.shared().readTree(server.userInfo(text).toArray());
        assertThat(info.path("sub").asString())
                .isEqualTo(SignedJWT.parse(token.path("id_token").asString())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(seat.toString());
        assertThat(info.has("fhirUser")).isFalse();
        String unasked = token(approved(begin(app.asked("user/Observation.rs"))))
                .path("access_token")
                .asString();
        problem("INSUFFICIENT_SCOPE", () -> server.userInfo(unasked));
        problem("INVALID_TOKEN", () -> server.userInfo(token.path("id_token").asString()));
        seats.clear();
        problem("INVALID_TOKEN", () -> server.userInfo(text));
    }

    private LaunchContext all() {
        return of(patient, Optional.of("e1"));
    }

    private static LaunchContext of(SubjectId home, Optional<String> encounter) {
        return new LaunchContext(Optional.of(home), encounter, Optional.of("review"), false);
    }

    private LaunchTicket open(LaunchContext context) {
        return server.opener().open(clinician, new LaunchOpening(app.id(), context));
    }

    private Caller caller(SeatId who) {
        return new Caller(who.author(), new Actor.OfSeat(who), Set.of(key), Optional.empty());
    }

    private PageAnswer begin(Map<String, String> asked) {
        return server.authorize(Launched.query(asked), HERE, Optional.empty());
    }

    private PageAnswer begin(Map<String, String> asked, LaunchTicket ticket) {
        asked.put("launch", ticket.launch());
        return begin(asked);
    }

    private void refused(String error, Map<String, String> asked, String launch) {
        asked.put("launch", launch);
        PageAnswer answer = begin(asked);
        assertThat(Launched.answer(answer)).containsEntry("error", error).containsKey("error_description");
        assertThat(answer.cookie()).isEmpty();
    }

    private PageAnswer look(PageAnswer begun) {
        return server.launch(Launched.page(begun), Launched.cookie(begun));
    }

    private String approved(PageAnswer begun) {
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(begun)));
        return approved(begun, new LaunchDecision(read.hash(), Answer.APPROVED, Optional.empty()));
    }

    /** The code that its browser brought back. */
    private String approved(PageAnswer begun, LaunchDecision decision) {
        String number = server.desk()
                .decide(clinician, Launched.code(look(begun)), decision)
                .confirmation()
                .orElseThrow()
                .toString();
        server.confirm(Launched.page(begun), Launched.cookie(begun), Service.form("number", number));
        return Launched.given(Launched.answer(look(begun)));
    }

    private JsonNode token(String code) {
        return json(server.token(app.tokenForm(code), HERE));
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void problem(String code, Attempt attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static JsonNode json(OAuthAnswer answer) {
        return JsonMapper.shared().readTree(answer.body().toArray());
    }
}
