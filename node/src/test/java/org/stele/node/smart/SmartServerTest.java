package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.RandomId;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SmartServerTest {
    private static final String TOKEN = "https://ward.example/oauth2/token";
    private static final String SCOPE = "system/Observation.rs";
    private static final String REGISTERED = "system/Observation.rs system/Patient.r";
    private static final String HERE = "192.0.2.1";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final SmartSettings settings = new SmartSettings(URI.create("https://ward.example"));
    private final ECKey key = TokenKeyFile.generate();
    private final SeatId seat = SeatId.generate();
    private final Set<SeatId> seats = new HashSet<>(Set.of(seat));
    private final Staff staff =
            new Staff(seats::contains, (_, _) -> true, (_, _) -> Optional.empty(), (_, _, _) -> false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private SmartServer server;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void register() throws Exception {
        now = START.minusSeconds(600);
        server = server();
        now = START;
        service = Service.of("night-export", TOKEN);
        service.register(folder, seat, REGISTERED);
    }

    private SmartServer server() {
        return new SmartServer(settings, key, folder, new People(staff, NoApps.PATIENTS), () -> now);
    }

    @Test
    void aRegisteredApplicationGetsATokenForItsSeatAndItsScopes() throws Exception {
        JsonNode answer = json(server.token(Service.tokenForm(assertion(), SCOPE), HERE));
        assertThat(answer.path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.path("scope").asString()).isEqualTo(SCOPE);
        Caller caller = server.tokens().check(answer.path("access_token").asString());
        assertThat(caller.author()).isEqualTo(seat.author());
        assertThat(caller.granted().orElseThrow().scopes().toString()).isEqualTo(SCOPE);
        assertThat(caller.keys()).isEmpty();
    }

    @Test
    void whatItIsNotRegisteredForItDoesNotGet() throws Exception {
        for (String scope : List.of(
                "system/Condition.r",
                "system/*.rs",
                "system/Patient.rs",
                "system/Observation.cruds",
                "user/Observation.r",
                "system/Observation.rs openid",
                "",
                "nonsense")) {
            OAuthAnswer answer = server.token(Service.tokenForm(assertion(), scope), HERE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(json(answer).path("error").asString()).as(scope).isIn("invalid_scope", "invalid_request");
        }
    }

    @Test
    void anAssertionCountsOnce() throws Exception {
        String assertion = assertion();
        assertThat(status(assertion)).isEqualTo(200);
        assertThat(status(assertion)).isEqualTo(401);
    }

    @Test
    void anAssertionOfAnotherTimeOrForAnotherServerIsRefused() throws Exception {
        assertThat(status(service.assertion(
                        claims().notBeforeTime(at(30)).issueTime(at(30)).build())))
                .isEqualTo(200);
        for (JWTClaimsSet.Builder claims : List.of(
                claims().audience("https://other.example/oauth2/token"),
                claims().audience(List.of(TOKEN, "https://other.example")),
                claims().audience("https://ward.example"),
                claims().issuer("another"),
                claims().jwtID(null),
                claims().jwtID("x".repeat(300)),
                claims().expirationTime(null),
                claims().expirationTime(at(0)),
                claims().issueTime(at(-60)).expirationTime(at(-1)),
                claims().expirationTime(at(301)),
                claims().notBeforeTime(at(31)),
                claims().issueTime(at(31)),
                claims().claim("iat", "yesterday"),
                claims().claim("exp", List.of()))) {
            assertThat(status(service.assertion(claims.build())))
                    .as(claims.getClaims().toString())
                    .isEqualTo(401);
        }
    }

    @Test
    void onlyARegisteredKeyCountsWhateverTheHeaderSays() throws Exception {
        Service stranger = Service.of(service.id(), TOKEN);
        assertThat(status(stranger.assertion(claims().build()))).isEqualTo(401);
        assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
        assertThat(status("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AA.AA.AA")).isEqualTo(401);
        byte[] known = service.key().toECPublicKey().getEncoded();
        assertThat(status(signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), known)))
                .isEqualTo(401);
        JWSHeader own = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .keyID("one")
                .jwk(stranger.key().toPublicJWK())
                .jwkURL(URI.create("https://stranger.example/keys"))
                .build();
        assertThat(status(signed(own, stranger.key()))).isEqualTo(401);
        JWSHeader nameless = new JWSHeader(JWSAlgorithm.ES384);
        assertThat(status(signed(nameless, service.key()))).isEqualTo(401);
        for (String kid : List.of("../../../keys/vote.key", "' or 1=1", "one\n")) {
            assertThat(status(signed(
                            new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(kid).build(), service.key())))
                    .isEqualTo(401);
        }
    }

    @Test
    void whoIsNotRegisteredIsAnsweredAsWhoCannotSign() throws Exception {
        OAuthAnswer stranger = server.token(
                Service.tokenForm(
                        Service.of("never-was", TOKEN)
                                .assertion(Service.of("never-was", TOKEN)
                                        .claims(START)
                                        .build()),
                        SCOPE),
                HERE);
        OAuthAnswer unsigned = server.token(
                Service.tokenForm(Service.of(service.id(), TOKEN).assertion(claims().build()), SCOPE), HERE);
        assertThat(stranger.body()).isEqualTo(unsigned.body());
        assertThat(stranger.status()).isEqualTo(unsigned.status());
        for (String id : List.of("../night-export", "", "a", "-")) {
            Service odd = new Service(id, service.key(), TOKEN);
            assertThat(status(odd.assertion(odd.claims(START).build()))).isEqualTo(401);
        }
    }

    @Test
    void whateverOthersSendInItsNameAnApplicationGetsIn() throws Exception {
        assertThat(status(assertion())).isEqualTo(200);
        Service stranger = Service.of(service.id(), TOKEN);
        for (int i = 0; i < 300; i++) {
            String address = i % 2 == 0 ? HERE : "198.51.100." + i;
            OAuthAnswer answer = server.token(Service.tokenForm(stranger.assertion(claims().build()), SCOPE), address);
            assertThat(answer.status()).isEqualTo(401);
        }
        for (String address : List.of(HERE, "198.51.100.1", "192.0.2.2")) {
            assertThat(server.token(Service.tokenForm(assertion(), SCOPE), address)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whileManyGuessAtOnceWhoGotInBeforeIsCheckedAtOnce() throws Exception {
        assertThat(status(assertion())).isEqualTo(200);
        Service stranger = Service.of(service.id(), TOKEN);
        byte[] guess = Service.tokenForm(stranger.assertion(claims().build()), SCOPE);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Set<Integer>>> guesses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                guesses.add(threads.submit(() -> answersUntil(over, guess)));
            }
            try {
                for (int i = 0; i < 20; i++) {
                    assertThat(status(assertion())).isEqualTo(200);
                }
            } finally {
                over.set(true);
            }
            for (Future<Set<Integer>> one : guesses) {
                assertThat(one.get()).isSubsetOf(401, 429);
            }
        }
    }

    private Set<Integer> answersUntil(AtomicBoolean over, byte[] guess) {
        Set<Integer> answers = new HashSet<>();
        while (!over.get()) {
            answers.add(server.token(guess, RandomId.generate().toString()).status());
        }
        return answers;
    }

    @Test
    void whoAsksForTokensAllTheTimeWaitsAndMaySendTheSameAgain() throws Exception {
        for (int i = 0; i < 120; i++) {
            assertThat(status(assertion())).isEqualTo(200);
        }
        String assertion = assertion();
        OAuthAnswer late = server.token(Service.tokenForm(assertion, SCOPE), HERE);
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.retryAfter()).contains(60L);
        now = START.plusSeconds(60);
        assertThat(status(assertion)).isEqualTo(200);
        assertThat(status(assertion)).isEqualTo(401);
    }

    @Test
    void whatIsSentAgainByOthersDoesNotCountAmongAnApplicationsRequests() throws Exception {
        String used = assertion();
        assertThat(status(used)).isEqualTo(200);
        for (int i = 0; i < 150; i++) {
            assertThat(status(used)).isEqualTo(401);
        }
        assertThat(status(assertion())).isEqualTo(200);
    }

    @Test
    void moreScopesThanATokenHasAreRefusedForThat() throws Exception {
        String many = IntStream.range(0, 65)
                .mapToObj(i -> SCOPE + "?category=http://example.org|" + i)
                .collect(Collectors.joining(" "));
        JsonNode answer = json(server.token(Service.tokenForm(assertion(), many), HERE));
        assertThat(answer.path("error").asString()).isEqualTo("invalid_scope");
        assertThat(answer.path("error_description").asString()).contains("at most 64");
        String most = many.substring(0, many.lastIndexOf(' '));
        assertThat(json(server.token(Service.tokenForm(assertion(), most), HERE))
                        .path("scope")
                        .asString()
                        .split(" "))
                .containsExactlyInAnyOrder(most.split(" "));
    }

    @Test
    void theDescriptionHasWhatIsThereAndNothingElse() {
        JsonNode described = JsonMapper.shared().readTree(server.configuration().toArray());
        assertThat(described.propertyNames())
                .containsExactlyInAnyOrder(
                        "issuer",
                        "authorization_endpoint",
                        "authorization_response_iss_parameter_supported",
                        "response_types_supported",
                        "token_endpoint",
                        "token_endpoint_auth_methods_supported",
                        "token_endpoint_auth_signing_alg_values_supported",
                        "grant_types_supported",
                        "code_challenge_methods_supported",
                        "scopes_supported",
                        "introspection_endpoint",
                        "revocation_endpoint",
                        "jwks_uri",
                        "capabilities");
        assertThat(described.path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(described.path("token_endpoint").asString()).isEqualTo(TOKEN);
    }

    @Test
    void aTokenEndsWithItsTime() throws Exception {
        String token = token();
        now = START.plusSeconds(299);
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        now = START.plusSeconds(300);
        refused(server, token, "expired");
    }

    @Test
    void aTokenEndsWithItsRegistrationItsSeatAndItsScopes() throws Exception {
        String token = token();
        seats.clear();
        refused(server, token, "");
        seats.add(seat);
        service.register(folder, SeatId.generate(), SCOPE);
        refused(server, token, "");
        service.register(folder, seat, "system/Observation.r");
        refused(server, token, "");
        service.register(folder, seat, "system/*.rs");
        refused(server, token, "");
        Service.of(service.id(), TOKEN).register(folder, seat, REGISTERED);
        refused(server, token, "");
        service.register(folder, seat, REGISTERED);
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        Files.delete(folder.resolve(service.id() + ".json"));
        refused(server, token, "");
    }

    @Test
    void aRevokedTokenIsOverAlsoAfterARestartAndOthersTokensAreNot() throws Exception {
        String token = token();
        Service other = Service.of("other", TOKEN);
        other.register(folder, seat, SCOPE);
        byte[] others = Service.form(
                "token",
                token,
                "client_assertion_type",
                Service.TYPE,
                "client_assertion",
                other.assertion(other.claims(now).build()));
        assertThat(server.revoke(others, HERE).status()).isEqualTo(200);
        assertThat(server.tokens().check(token).author()).isEqualTo(seat.author());
        assertThat(server.revoke(tokenForm(token), HERE).status()).isEqualTo(200);
        refused(server, token, "");
        refused(server(), token, "");
        assertThat(server.revoke(tokenForm(token), HERE).status()).isEqualTo(200);
    }

    @Test
    void aRestartEndsTokens() throws Exception {
        String token = token();
        refused(server(), token, "");
    }

    @Test
    void afterARestartAnAssertionCountsThatCannotHaveCountedBefore() throws Exception {
        SmartServer restarted = server();
        now = now.plusSeconds(1);
        assertThat(statusAt(restarted, claims())).isEqualTo(200); // ends later than any before
        assertThat(statusAt(restarted, claims().expirationTime(at(200)))).isEqualTo(401);
        now = START.plusSeconds(31);
        assertThat(statusAt(restarted, claims().expirationTime(at(200)))).isEqualTo(200); // made later than any before
        assertThat(statusAt(restarted, claims().expirationTime(at(200)).issueTime(null)))
                .isEqualTo(401);
        now = START.plusSeconds(301);
        assertThat(statusAt(restarted, claims().expirationTime(at(10)).issueTime(null)))
                .isEqualTo(200);
    }

    private int statusAt(SmartServer at, JWTClaimsSet.Builder claims) throws Exception {
        return at.token(Service.tokenForm(service.assertion(claims.build()), SCOPE), HERE)
                .status();
    }

    @Test
    void anApplicationSeesWhatItsOwnTokensDoAndNothingOfOthers() throws Exception {
        String token = token();
        JsonNode active = json(server.introspect(tokenForm(token), HERE));
        assertThat(active.path("active").asBoolean()).isTrue();
        assertThat(active.path("scope").asString()).isEqualTo(SCOPE);
        assertThat(active.path("client_id").asString()).isEqualTo(service.id());
        assertThat(active.path("exp").asLong()).isEqualTo(START.plusSeconds(300).getEpochSecond());
        Service other = Service.of("other", TOKEN);
        other.register(folder, seat, SCOPE);
        byte[] others = Service.form(
                "token",
                token,
                "client_assertion_type",
                Service.TYPE,
                "client_assertion",
                other.assertion(other.claims(now).build()));
        assertThat(json(server.introspect(others, HERE)).propertyNames()).containsExactly("active");
        seats.clear();
        assertThat(json(server.introspect(tokenForm(token), HERE))
                        .path("active")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void nothingButATokenOfThisProcessCountsNotEvenUnderItsKey() throws Exception {
        String token = token();
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        refused(server, tokenOf(claims, key, "at+jwt"), ""); // signed alike: another signature, not issued
        refused(
                server,
                tokenOf(
                        new JWTClaimsSet.Builder(claims)
                                .audience("https://other.example/fhir/R4")
                                .build(),
                        key,
                        "at+jwt"),
                "another server");
        refused(
                server,
                tokenOf(
                        new JWTClaimsSet.Builder(claims)
                                .issueTime(at(-400))
                                .expirationTime(at(-1))
                                .build(),
                        key,
                        "at+jwt"),
                "expired");
        refused(server, tokenOf(claims, key, "JWT"), "");
        refused(server, tokenOf(claims, TokenKeyFile.generate(), "at+jwt"), "");
        refused(server, new PlainJWT(claims).serialize(), "");
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims);
        confused.sign(new MACSigner(key.toECPublicKey().getEncoded()));
        refused(server, confused.serialize(), "");
        refused(server, token.substring(0, token.length() - 2) + "AA", "");
        refused(server, token + "A".repeat(20_000), "");
        for (String nothing : List.of("", ".", "..", "a.b.c", "é", token + " " + token)) {
            refused(server, nothing, "");
        }
    }

    @Test
    void aFormThatIsNoneIsRefusedWithWhatIsMissing() throws Exception {
        assertThat(server.token(new byte[0], HERE).status()).isEqualTo(401);
        assertThat(server.token(Service.form("scope", "a", "scope", "b"), HERE).status())
                .isEqualTo(400);
        assertThat(server.token("scope=%zz".getBytes(StandardCharsets.UTF_8), HERE)
                        .status())
                .isEqualTo(400);
        byte[] code = Service.form(
                "grant_type",
                "authorization_code",
                "client_assertion_type",
                Service.TYPE,
                "client_assertion",
                assertion());
        assertThat(json(server.token(code, HERE)).path("error").asString()).isEqualTo("unauthorized_client");
        byte[] other = Service.form(
                "grant_type",
                "client_credentials",
                "client_id",
                "other",
                "scope",
                SCOPE,
                "client_assertion_type",
                Service.TYPE,
                "client_assertion",
                assertion());
        assertThat(server.token(other, HERE).status()).isEqualTo(401);
        seats.clear();
        assertThat(json(server.token(Service.tokenForm(assertion(), SCOPE), HERE))
                        .path("error")
                        .asString())
                .isEqualTo("unauthorized_client");
    }

    @Test
    void theKeysThatAreToldAreThePublicOnes() {
        assertThat(new String(server.keys().toArray(), StandardCharsets.UTF_8))
                .contains(Objects.requireNonNull(key.getKeyID()))
                .doesNotContain("\"d\"", key.getD().toString());
    }

    @Test
    void aRegistrationThatIsWrongRegistersNobody() throws Exception {
        Path file = folder.resolve(service.id() + ".json");
        String good = Files.readString(file);
        for (String bad : List.of(
                "",
                "{}",
                good.replace("\"name\"", "\"title\""),
                good.replace(seat.toString(), "nobody"),
                good.replace("system/Observation.rs", "system/Observation.cruds"),
                good.replace("system/Observation.rs", "user/Observation.rs"),
                good.replace("P-384", "P-256"),
                good.replace("\"kid\":\"one\",", ""),
                good.replace("\"EC\"", "\"oct\""),
                good.replace("{\"keys\":[", "{\"keys\":[{},"),
                good.replaceAll("\"jwks\":.*", "\"jwks\":{\"keys\":[]}}"),
                good.replace(
                        service.key().toPublicJWK().toString(), service.key().toString()))) {
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(file, bad);
            assertThat(status(assertion())).as(bad).isEqualTo(401);
        }
    }

    private String token() throws Exception {
        return json(server.token(Service.tokenForm(assertion(), SCOPE), HERE))
                .path("access_token")
                .asString();
    }

    private byte[] tokenForm(String token) throws Exception {
        return Service.form("token", token, "client_assertion_type", Service.TYPE, "client_assertion", assertion());
    }

    private JWTClaimsSet.Builder claims() {
        return service.claims(now);
    }

    private String assertion() throws Exception {
        return service.assertion(claims().build());
    }

    private int status(String assertion) {
        return server.token(Service.tokenForm(assertion, SCOPE), HERE).status();
    }

    private String signed(JWSHeader header, ECKey by) throws Exception {
        SignedJWT jwt = new SignedJWT(header, claims().build());
        jwt.sign(new ECDSASigner(by));
        return jwt.serialize();
    }

    private String signed(JWSHeader header, byte[] secret) throws Exception {
        SignedJWT jwt = new SignedJWT(header, claims().build());
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private static String tokenOf(JWTClaimsSet claims, ECKey by, String type) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .keyID(by.getKeyID())
                        .build(),
                claims);
        jwt.sign(new ECDSASigner(by));
        return jwt.serialize();
    }

    private static void refused(SmartServer server, String token, String words) {
        assertThatThrownBy(() -> server.tokens().check(token)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("INVALID_TOKEN");
            assertThat(e.problem().detail()).contains(words);
        });
    }

    private Date at(long seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static JsonNode json(OAuthAnswer answer) {
        return JsonMapper.shared().readTree(answer.body().toArray());
    }
}
