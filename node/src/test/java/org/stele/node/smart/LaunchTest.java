package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchDecision.Answer;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LaunchTest {
    private static final String HERE = "192.0.2.1";
    private static final String SCOPE = "user/Observation.rs";
    private static final String OF_ONE = "launch/patient patient/Observation.rs";
    private static final String REGISTERED = SCOPE + " user/Patient.r launch/patient patient/*.rs";

    /** Spring's parts look at the machine's clock for codes. */
    private Instant now = Instant.now();

    private final SeatId seat = SeatId.generate();
    private final VerificationKey key = Ed25519SigningKey.generate().verificationKey();
    private final Set<SeatId> seats = new HashSet<>(Set.of(seat));
    private final Set<VerificationKey> keys = new HashSet<>(Set.of(key));
    private final SubjectId patient = SubjectId.generate();
    private final Staff staff = new Staff(
            seats::contains,
            (_, one) -> keys.contains(one),
            (_, home) -> Optional.of("of-patient").filter(_ -> home.equals(patient)),
            (_, _, _) -> false);
    private final Caller clinician = caller(seat, key);
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
        app.register(folder, REGISTERED);
    }

    private static Caller caller(SeatId seat, VerificationKey key) {
        return new Caller(seat.author(), new Actor.OfSeat(seat), Set.of(key), Optional.empty());
    }

    @Test
    void whoApprovesWithTheirKeyGivesTheApplicationATokenForTheirSeat() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        assertThat(begun.status()).isEqualTo(303);
        PageAnswer waiting = look(begun);
        assertThat(waiting.page())
                .contains(
                        "Growth charts", "app.example", "read and search Observation of all patients whom you may see")
                .contains("http-equiv=\"refresh\"");
        approve(begun, Optional.empty());
        Map<String, String> answer = Launched.answer(look(begun));
        assertThat(answer)
                .containsEntry("state", "of its session & more")
                .containsEntry("iss", "https://ward.example")
                .containsOnlyKeys("code", "state", "iss");
        JsonNode token = json(server.token(app.tokenForm(Launched.given(answer)), HERE));
        assertThat(token.path("expires_in").asInt()).isEqualTo(300);
        assertThat(token.path("scope").asString()).isEqualTo(SCOPE);
        assertThat(token.has("patient")).isFalse();
        Caller caller = server.tokens().check(token.path("access_token").asString());
        assertThat(caller.author()).isEqualTo(seat.author());
        assertThat(caller.keys()).isEmpty();
        assertThat(caller.granted().orElseThrow().scopes().toString()).isEqualTo(SCOPE);
        assertThat(caller.granted().orElseThrow().chart()).isEmpty();
    }

    @Test
    void scopesOfOnePatientReachTheChartOfWhomTheClinicianNamed() throws Exception {
        JsonNode token = json(server.token(app.tokenForm(code(OF_ONE, Optional.of(patient))), HERE));
        assertThat(token.path("patient").asString()).isEqualTo("of-patient");
        assertThat(token.path("scope").asString()).isEqualTo(OF_ONE);
        String text = token.path("access_token").asString();
        assertThat(server.tokens().check(text).granted().orElseThrow().chart()).contains(patient);
        byte[] form = Service.form("client_id", app.id(), "token", text);
        JsonNode active = json(server.introspect(form, HERE));
        assertThat(active.path("active").asBoolean()).isTrue();
        assertThat(active.path("patient").asString()).isEqualTo("of-patient");
        assertThat(server.revoke(form, HERE).status()).isEqualTo(200);
        refused(text);
    }

    @Test
    void aPatientIsNamedWhereOneIsAskedForAndOnlyThere() throws Exception {
        LaunchCode ofOne = waiting(OF_ONE);
        problem("INVALID", () -> approve(ofOne, Optional.empty()));
        problem("NOT_FOUND", () -> approve(ofOne, Optional.of(SubjectId.generate())));
        LaunchCode ofAll = waiting(SCOPE);
        problem("INVALID", () -> approve(ofAll, Optional.of(patient)));
    }

    @Test
    void untilTheAddressOfAnswersIsKnownNobodyIsSentThere() throws Exception {
        for (Map<String, String> asked : List.of(
                with("client_id", "never-was"),
                with("client_id", "../growth-charts"),
                without("client_id"),
                without("redirect_uri"),
                with("redirect_uri", "https://app.example/answer/"),
                with("redirect_uri", "https://app.example/answer?x=1"),
                with("redirect_uri", "https://app.example.evil.example/answer"),
                with("redirect_uri", "http://127.0.0.1:9/back?to=1"))) {
            PageAnswer answer = begin(asked);
            assertThat(answer.status()).as(asked.toString()).isEqualTo(400);
            assertThat(answer.location()).isEmpty();
        }
        String twice = Launched.query(app.asked(SCOPE)) + "&redirect_uri=https%3A%2F%2Fevil.example";
        assertThat(server.authorize(twice, HERE, Optional.empty()).location()).isEmpty();
        assertThat(server.authorize("%zz=%", HERE, Optional.empty()).status()).isEqualTo(400);
        assertThat(server.authorize("", HERE, Optional.empty()).status()).isEqualTo(400);
    }

    @Test
    void whatIsWrongElseTheApplicationHears() throws Exception {
        errorOf("unsupported_response_type", with("response_type", "token"));
        errorOf("unsupported_response_type", without("response_type"));
        errorOf("invalid_request", without("state"));
        errorOf("invalid_request", with("state", "x".repeat(1_025)));
        errorOf("invalid_request", without("code_challenge"));
        errorOf("invalid_request", with("code_challenge", "short"));
        errorOf("invalid_request", without("code_challenge_method"));
        errorOf("invalid_request", with("code_challenge_method", "plain"));
        errorOf("invalid_request", without("aud"));
        errorOf("invalid_request", with("aud", "https://other.example/fhir/R4"));
        errorOf("invalid_request", with("launch", "xyz"));
        errorOf("request_not_supported", with("request_uri", "https://evil.example"));
        for (String scope : List.of(
                "user/Condition.rs",
                "user/Observation.cruds",
                "system/Observation.rs",
                "patient/Observation.rs",
                "launch/patient",
                "launch/patient patient/Observation.rs user/Observation.rs",
                "openid fhirUser user/Observation.rs",
                "offline_access user/Observation.rs",
                "launch user/Observation.rs",
                "nonsense")) {
            errorOf("invalid_scope", with("scope", scope));
        }
        errorOf("invalid_scope", without("scope"));
    }

    private void errorOf(String error, Map<String, String> asked) {
        PageAnswer answer = begin(asked);
        assertThat(answer.location().orElseThrow()).startsWith(Launched.REDIRECT + "?");
        assertThat(Launched.answer(answer)).as(asked.toString()).containsEntry("error", error);
    }

    @Test
    void theNameOfAnApplicationIsTextAndNothingElse() throws Exception {
        app.register(folder, "<script>alert('x')</script>\\\"><img src=x>", REGISTERED, "");
        PageAnswer waiting = look(begin(app.asked(SCOPE)));
        assertThat(waiting.page()).contains("&lt;script&gt;").doesNotContain("<script", "<img");
        assertThat(PageAnswer.POLICY)
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        for (String name : List.of("", "\\u001b[2J", "\\u202emirror", "x".repeat(101))) {
            app.register(folder, name, REGISTERED, "");
            assertThat(begin(app.asked(SCOPE)).status()).as(name).isEqualTo(400);
        }
    }

    @Test
    void anAddressOfAnswersIsSafeOrNotRegistered() throws Exception {
        for (String redirect : List.of(
                "http://app.example/answer",
                "https://app.example/answer#here",
                "https://user@app.example/answer",
                "javascript:alert(1)",
                "app.example:/answer",
                "https:///answer",
                "https://app.example/ answer")) {
            Files.writeString(folder.resolve("other.json"), """
                    {"name":"Other","redirect_uris":["%s"],"scope":"%s"}""".formatted(redirect, SCOPE));
            Map<String, String> asked = Launched.of("other").asked(SCOPE);
            asked.put("redirect_uri", redirect);
            assertThat(begin(asked).location()).as(redirect).isEmpty();
        }
    }

    @Test
    void aCodeCountsOnceAndWhoBringsItAgainEndsItsToken() throws Exception {
        String code = code(SCOPE, Optional.empty());
        String token = json(server.token(app.tokenForm(code), HERE))
                .path("access_token")
                .asString();
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        invalidGrant(app.tokenForm(code));
        refused(token);
    }

    @Test
    void aCodeIsForItsApplicationAndItsVerifierAndItsAddressAlone() throws Exception {
        Launched other = Launched.of("other");
        other.register(folder, REGISTERED);
        String code = code(SCOPE, Optional.empty());
        invalidGrant(new Launched(app.id(), other.verifier()).tokenForm(code));
        invalidGrant(Service.form(
                "grant_type",
                "authorization_code",
                "client_id",
                app.id(),
                "code",
                code,
                "redirect_uri",
                Launched.REDIRECT));
        invalidGrant(Service.form(
                "grant_type",
                "authorization_code",
                "client_id",
                app.id(),
                "code",
                code,
                "redirect_uri",
                "http://127.0.0.1:8123/back?to=1",
                "code_verifier",
                app.verifier()));
        invalidGrant(app.tokenForm(code + "x"));
        String token = json(server.token(app.tokenForm(code), HERE))
                .path("access_token")
                .asString();
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        String stolen = code(SCOPE, Optional.empty());
        invalidGrant(new Launched(other.id(), app.verifier()).tokenForm(stolen));
        invalidGrant(app.tokenForm(stolen));
    }

    @Test
    void aCodeCountsForAMinute() throws Exception {
        String code = code(SCOPE, Optional.empty());
        now = now.plusSeconds(60);
        invalidGrant(app.tokenForm(code));
    }

    @Test
    void whatWaitsWaitsForFiveMinutes() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        LaunchCode code = Launched.code(look(begun));
        now = now.plusSeconds(299);
        LaunchRequest read = server.desk().read(clinician, code);
        now = now.plusSeconds(1);
        problem("NOT_FOUND", () -> server.desk().decide(clinician, code, approval(read, Optional.empty())));
        assertThat(look(begun).status()).isEqualTo(404);
    }

    @Test
    void onlyWhatWasShownIsApproved() throws Exception {
        LaunchCode code = waiting(SCOPE);
        LaunchRequest read = server.desk().read(clinician, code);
        LaunchRequest more = new LaunchRequest(
                read.code(),
                read.audience(),
                read.application(),
                read.name(),
                read.redirect(),
                "user/*.rs",
                read.challenge(),
                read.state(),
                read.registration(),
                read.from(),
                read.since(),
                read.until());
        problem("CONFLICT", () -> server.desk().decide(clinician, code, approval(more, Optional.empty())));
        app.register(folder, REGISTERED + " user/Condition.rs");
        problem("NOT_FOUND", () -> server.desk().decide(clinician, code, approval(read, Optional.empty())));
    }

    @Test
    void whatIsDecidedIsDecidedOnce() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        LaunchCode code = Launched.code(look(begun));
        LaunchRequest read = server.desk().read(clinician, code);
        LaunchConfirmation number = approve(code, Optional.empty());
        assertThat(approve(code, Optional.empty())).isEqualTo(number);
        SeatId colleague = SeatId.generate();
        seats.add(colleague);
        problem("CONFLICT", () -> server.desk().decide(caller(colleague, key), code, approval(read, Optional.empty())));
        problem(
                "CONFLICT",
                () -> server.desk()
                        .decide(clinician, code, new LaunchDecision(read.hash(), Answer.REFUSED, Optional.empty())));
        type(begun, number.toString());
        assertThat(approve(code, Optional.empty())).isEqualTo(number);
    }

    @Test
    void theBrowserThatBeganGetsTheSameCodeUntilItWasBrought() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        LaunchConfirmation number = approve(Launched.code(look(begun)), Optional.empty());
        assertThat(look(begun).page()).contains("<form method=\"post\">").doesNotContain("http-equiv=\"refresh\"");
        String page = type(begun, number.toString()).page();
        String code = Launched.given(Launched.answer(look(begun)));
        assertThat(page).contains("code=" + code);
        assertThat(type(begun, number.toString()).page()).isEqualTo(page);
        assertThat(Launched.given(Launched.answer(look(begun)))).isEqualTo(code);
        assertThat(json(server.token(app.tokenForm(code), HERE)).has("access_token"))
                .isTrue();
        assertThat(look(begun).status()).isEqualTo(404);
        assertThat(type(begun, number.toString()).status()).isEqualTo(404);
    }

    @Test
    void nobodyButTheBrowserThatBeganSeesItsPage() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        PageAnswer other = begin(app.asked(SCOPE));
        LaunchConfirmation number = approve(Launched.code(look(begun)), Optional.empty());
        byte[] form = Service.form("number", number.toString());
        for (Optional<String> browser :
                List.of(Optional.<String>empty(), Optional.of("nonsense"), Launched.cookie(other))) {
            PageAnswer absent = server.launch(RandomId.generate(), browser);
            assertThat(absent.status()).isEqualTo(404);
            assertThat(server.launch(Launched.page(begun), browser)).isEqualTo(absent);
            assertThat(server.confirm(Launched.page(begun), browser, form)).isEqualTo(absent);
        }
        assertThat(begun.cookie().orElseThrow())
                .startsWith("__Host-stele-launch=")
                .contains("; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure");
        assertThat(new BrowserCookie(URI.create("http://127.0.0.1:8080")).header(RandomId.generate()))
                .startsWith("stele-launch=")
                .doesNotContain("Secure");
    }

    @Test
    void aBrowserHasOneSecretForAllThatItBegins() throws Exception {
        PageAnswer first = begin(app.asked(SCOPE));
        PageAnswer second = server.authorize(Launched.query(app.asked(SCOPE)), HERE, Launched.cookie(first));
        assertThat(Launched.cookie(second)).isEqualTo(Launched.cookie(first));
        assertThat(look(first).status()).isEqualTo(200);
        assertThat(look(second).page()).isNotEqualTo(look(first).page());
    }

    @Test
    void whoApprovedGivesNothingUntilTheirNumberIsTypedAndFewAreTried() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        assertThat(type(begun, "000000").page()).contains("http-equiv=\"refresh\"");
        LaunchCode code = Launched.code(look(begun));
        LaunchConfirmation number = approve(code, Optional.empty());
        String wrong = number.toString().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 10; i++) {
            assertThat(type(begun, "no number").page()).contains("<form");
        }
        for (int i = 1; i < 5; i++) {
            assertThat(type(begun, wrong).page()).contains("Tries that are left: " + (5 - i));
            assertThat(look(begun).location()).isEmpty();
        }
        assertThat(type(begun, wrong).page()).contains("error=access_denied");
        assertThat(type(begun, number.toString()).page()).contains("error=access_denied");
        assertThat(Launched.answer(look(begun))).doesNotContainKey("code");
        problem("CONFLICT", () -> approve(code, Optional.empty()));
        PageAnswer again = begin(app.asked(SCOPE));
        String spaced = approve(Launched.code(look(again)), Optional.empty()).toString();
        assertThat(type(again, " " + spaced.substring(0, 3) + " " + spaced.substring(3))
                        .page())
                .contains("code=");
    }

    @Test
    void theWalletHearsFromWhereAndWhenItWasBegun() throws Exception {
        PageAnswer begun = from("198.51.100.7", app.asked(SCOPE));
        Instant since = now;
        now = now.plusSeconds(20);
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(begun)));
        assertThat(read.from()).isEqualTo("198.51.100.7");
        assertThat(read.since()).isEqualTo(since);
        assertThat(read.until()).isEqualTo(since.plusSeconds(300));
    }

    @Test
    void whoRefusesSendsTheBrowserBackWithoutACode() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        LaunchCode code = Launched.code(look(begun));
        LaunchRequest read = server.desk().read(clinician, code);
        server.desk().decide(clinician, code, new LaunchDecision(read.hash(), Answer.REFUSED, Optional.empty()));
        assertThat(Launched.answer(look(begun)))
                .containsEntry("error", "access_denied")
                .containsKey("state")
                .doesNotContainKey("code");
    }

    @Test
    void onlyASeatInForceHereApproves() throws Exception {
        LaunchCode code = waiting(SCOPE);
        problem("FORBIDDEN", () -> server.desk().read(caller(SeatId.generate(), key), code));
        Caller subject = new Caller(patient.author(), new Actor.OfSubject(patient), Set.of(key), Optional.empty());
        problem("FORBIDDEN", () -> server.desk().read(subject, code));
        seats.clear();
        problem("FORBIDDEN", () -> server.desk().read(clinician, code));
    }

    @Test
    void whoTriesCodesIsStoppedAndNobodyElseIs() throws Exception {
        LaunchCode code = waiting(SCOPE);
        SeatId curious = SeatId.generate();
        seats.add(curious);
        for (int i = 0; i < 10; i++) {
            problem("NOT_FOUND", () -> server.desk().read(caller(curious, key), LaunchCode.generate()));
        }
        problem("OVERLOADED", () -> server.desk().read(caller(curious, key), code));
        assertThat(server.desk().read(clinician, code).application()).isEqualTo(app.id());
        now = now.plusSeconds(60);
        assertThat(server.desk().read(caller(curious, key), code).application()).isEqualTo(app.id());
    }

    @Test
    void whoLeavesRequestsKeepsNobodyElseOut() throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        PageAnswer shown = begin(asked);
        LaunchCode code = Launched.code(look(shown));
        PageAnswer approved = begin(asked);
        LaunchConfirmation number = approve(Launched.code(look(approved)), Optional.empty());
        PageAnswer unseen = begin(asked);
        flood(1_500, _ -> HERE);
        flood(5_000, i -> "198.51.100." + i);
        flood(5_000, i -> "192.0.2." + (i % 5 + 2));
        assertThat(look(unseen).status()).isEqualTo(404);
        LaunchConfirmation late = approve(code, Optional.empty());
        assertThat(Launched.answer(confirmed(shown, late))).containsKey("code");
        assertThat(Launched.answer(confirmed(approved, number))).containsKey("code");
        assertThat(look(from("192.0.2.200", asked)).status()).isEqualTo(200);
    }

    private PageAnswer confirmed(PageAnswer begun, LaunchConfirmation number) {
        type(begun, number.toString());
        return look(begun);
    }

    private void flood(int requests, IntFunction<String> addresses) throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        for (int i = 0; i < requests; i++) {
            assertThat(from(addresses.apply(i), asked).status()).isEqualTo(303);
        }
    }

    @Test
    void whatAPersonHasReadOutlivesStrangersWhoLookAtTheirOwn() throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        PageAnswer begun = begin(asked);
        LaunchCode code = Launched.code(look(begun));
        LaunchRequest read = server.desk().read(clinician, code);
        for (int i = 0; i < 1_500; i++) {
            look(begin(asked));
        }
        server.desk().decide(clinician, code, approval(read, Optional.empty()));
        assertThat(look(begun).page()).contains("<form");
    }

    @Test
    void whereAllThatWaitHaveBeenReadTheNextWaits() throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        for (int i = 0; i < Launches.MOST_OF_ONE_BLOCK / 5; i++) {
            SeatId reader = SeatId.generate();
            seats.add(reader);
            for (int j = 0; j < 5; j++) {
                server.desk().read(caller(reader, key), Launched.code(look(from("2001:db8::" + i + ":" + j, asked))));
            }
        }
        PageAnswer late = from("2001:db8::ffff:ffff", asked);
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.retryAfter()).contains(60L);
        assertThat(from("2001:db8:0:1::1", asked).status()).isEqualTo(303);
    }

    @Test
    void whoReadsOrRefusesManyKeepsNobodyOut() throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        PageAnswer first = from("2001:db8::1", asked);
        LaunchRequest read = server.desk().read(clinician, Launched.code(look(first)));
        for (int i = 0; i < Launches.MOST_OF_ONE_BLOCK; i++) {
            LaunchCode code = Launched.code(look(from("2001:db8::" + i, asked)));
            LaunchRequest other = server.desk().read(clinician, code);
            if (i % 2 == 0) {
                server.desk()
                        .decide(clinician, code, new LaunchDecision(other.hash(), Answer.REFUSED, Optional.empty()));
            }
        }
        assertThat(from("2001:db8::ffff:ffff", asked).status()).isEqualTo(303);
        server.desk().decide(clinician, read.code(), approval(read, Optional.empty()));
        assertThat(look(first).page()).as("what was read first stays").contains("<form");
    }

    @Test
    void aTokenEndsWithSeatKeyAndRegistrationOfWhoeverApprovedIt() throws Exception {
        String token = json(server.token(app.tokenForm(code(SCOPE, Optional.empty())), HERE))
                .path("access_token")
                .asString();
        seats.clear();
        refused(token);
        seats.add(seat);
        keys.clear();
        refused(token);
        keys.add(key);
        app.register(folder, SCOPE);
        refused(token);
        app.register(folder, REGISTERED);
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        Files.delete(folder.resolve(app.id() + ".json"));
        refused(token);
        app.register(folder, REGISTERED);
        now = now.plusSeconds(300);
        refused(token);
    }

    @Test
    void aCodeOfASeatThatEndedOrARegistrationThatChangedGivesNothing() throws Exception {
        String ofSeat = code(SCOPE, Optional.empty());
        seats.clear();
        invalidGrant(app.tokenForm(ofSeat));
        seats.add(seat);
        String ofKey = code(SCOPE, Optional.empty());
        keys.clear();
        invalidGrant(app.tokenForm(ofKey));
        keys.add(key);
        String ofRegistration = code(SCOPE, Optional.empty());
        app.register(folder, SCOPE);
        invalidGrant(app.tokenForm(ofRegistration));
    }

    @Test
    void anApplicationThatIsTakenAwayWhileSomebodyApprovesGetsNoCode() throws Exception {
        PageAnswer begun = begin(app.asked(SCOPE));
        approve(begun, Optional.empty());
        Files.delete(folder.resolve(app.id() + ".json"));
        assertThat(look(begun).location()).isEmpty();
    }

    @Test
    void anApplicationWithAKeyShowsItForItsCodeToo() throws Exception {
        Service keyed = Service.of("keyed", "https://ward.example/oauth2/token");
        now = now.plusSeconds(301);
        Launched both = new Launched("keyed", app.verifier());
        both.register(
                folder,
                "Keyed",
                REGISTERED,
                ",\"jwks\":" + new JWKSet(keyed.key().toPublicJWK()));
        PageAnswer begun = begin(both.asked(SCOPE));
        approve(begun, Optional.empty());
        String code = Launched.given(Launched.answer(look(begun)));
        assertThat(json(server.token(both.tokenForm(code), HERE)).path("error").asString())
                .isEqualTo("invalid_client");
        byte[] unverified = assertedForm(keyed, code, "x".repeat(43));
        assertThat(json(server.token(unverified, HERE)).path("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(json(server.token(unverified, HERE)).path("error").asString())
                .as("the same assertion")
                .isEqualTo("invalid_client");
        assertThat(json(server.token(assertedForm(keyed, code, both.verifier()), HERE))
                        .path("scope")
                        .asString())
                .isEqualTo(SCOPE);
        assertThat(json(server.token(
                                Service.tokenForm(
                                        keyed.assertion(keyed.claims(now).build()), SCOPE),
                                HERE))
                        .path("error")
                        .asString())
                .isEqualTo("unauthorized_client");
    }

    private byte[] assertedForm(Service keyed, String code, String verifier) throws Exception {
        return Service.form(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Launched.REDIRECT,
                "code_verifier",
                verifier,
                "client_assertion_type",
                Service.TYPE,
                "client_assertion",
                keyed.assertion(keyed.claims(now).build()));
    }

    @Test
    void anApplicationForOnePatientIsRegisteredToHaveOneNamed() throws Exception {
        app.register(folder, "patient/Observation.rs");
        assertThat(begin(with("scope", OF_ONE)).status()).isEqualTo(400);
        app.register(folder, "patient/Observation.rs user/Observation.rs launch/patient");
        assertThat(begin(with("scope", OF_ONE)).status()).isEqualTo(303);
    }

    @Test
    void aPublicApplicationGetsNothingForItself() {
        byte[] form = Service.form("grant_type", "client_credentials", "client_id", app.id(), "scope", SCOPE);
        assertThat(json(server.token(form, HERE)).path("error").asString()).isEqualTo("unauthorized_client");
        byte[] stranger = Service.form("grant_type", "authorization_code", "client_id", "never-was", "code", "x");
        assertThat(server.token(stranger, HERE).status()).isEqualTo(401);
    }

    @Test
    void aCodeIsReadAsPeopleWriteIt() {
        LaunchCode code = LaunchCode.generate();
        assertThat(LaunchCode.parse(code.toString().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(code);
        assertThat(LaunchCode.parse("o1il-k2m3")).isEqualTo(LaunchCode.parse("0111K2M3"));
        assertThatThrownBy(() -> LaunchCode.parse("short")).isInstanceOf(IllegalArgumentException.class);
    }

    private PageAnswer begin(Map<String, String> asked) {
        return from(HERE, asked);
    }

    private PageAnswer from(String address, Map<String, String> asked) {
        return server.authorize(Launched.query(asked), address, Optional.empty());
    }

    private PageAnswer look(PageAnswer begun) {
        return server.launch(Launched.page(begun), Launched.cookie(begun));
    }

    private PageAnswer type(PageAnswer begun, String number) {
        return server.confirm(Launched.page(begun), Launched.cookie(begun), Service.form("number", number));
    }

    /** Approved, and shown to sit at the browser that began. */
    private void approve(PageAnswer begun, Optional<SubjectId> named) {
        LaunchConfirmation number = approve(Launched.code(look(begun)), named);
        assertThat(type(begun, number.toString()).page()).contains("url=" + Launched.REDIRECT);
    }

    private LaunchCode waiting(String scope) throws Exception {
        return Launched.code(look(begin(app.asked(scope))));
    }

    private LaunchConfirmation approve(LaunchCode code, Optional<SubjectId> named) {
        LaunchRequest read = server.desk().read(clinician, code);
        return server.desk()
                .decide(clinician, code, approval(read, named))
                .confirmation()
                .orElseThrow();
    }

    private static LaunchDecision approval(LaunchRequest read, Optional<SubjectId> named) {
        return new LaunchDecision(read.hash(), Answer.APPROVED, named);
    }

    /** One that its browser brought back. */
    private String code(String scope, Optional<SubjectId> named) throws Exception {
        PageAnswer begun = begin(app.asked(scope));
        approve(begun, named);
        return Launched.given(Launched.answer(look(begun)));
    }

    private Map<String, String> with(String name, String value) throws Exception {
        Map<String, String> asked = app.asked(SCOPE);
        asked.put(name, value);
        return asked;
    }

    private Map<String, String> without(String name) throws Exception {
        Map<String, String> asked = new LinkedHashMap<>(app.asked(SCOPE));
        asked.remove(name);
        return asked;
    }

    private void invalidGrant(byte[] form) {
        OAuthAnswer answer = server.token(form, HERE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_grant");
    }

    private void refused(String token) {
        assertThatThrownBy(() -> server.tokens().check(token)).isInstanceOf(ProblemException.class);
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
