package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.search.Searches;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchDecided;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong at the node itself costs a patient's application nothing; and it is given tokens as what was approved, or none. */
class PatientGrantsTest {
    private static final String HERE = "192.0.2.1";
    private static final String SCOPE = "launch/patient offline_access patient/Observation.rs";
    private static final String PATIENTS = ",\"approved_by\":\"patients\"";

    /** Spring's parts look at the machine's clock for codes. */
    private final Instant now = Instant.now();

    private final SubjectId home = SubjectId.generate();
    private final Ed25519SigningKey key = Ed25519SigningKey.generate();
    private final OneApp apps = new OneApp();
    private final Launched app = Launched.of("steps");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private SmartServer server;

    /** One patient's approval, kept by a disk that may be full. */
    private static final class OneApp extends NoApps {
        private Optional<AppApproval> approval = Optional.empty();
        private boolean isFull;
        private final List<String> ended = new ArrayList<>();
        private int renewed;

        private void write() {
            if (isFull) {
                isFull = false;
                throw new ExchangeException(Reason.STORAGE_FULL, "full");
            }
        }

        @Override
        public RandomId approve(Author patient, SignedAppApproval signed) {
            approval = Optional.of(signed.read());
            return signed.read().id();
        }

        @Override
        public boolean isPatient(SubjectId any) {
            return true;
        }

        @Override
        public Optional<AppApproval> find(RandomId any) {
            return approval;
        }

        @Override
        public Optional<String> begin(RandomId any) {
            write();
            return Optional.of("token-0");
        }

        @Override
        public Optional<AppApproval> holder(String application, String token) {
            return approval.filter(_ -> token.equals("token-" + renewed));
        }

        @Override
        public Optional<Renewed> renew(String application, String token) {
            renewed++;
            return approval.map(it -> new Renewed(it, "token-" + renewed));
        }

        @Override
        public void end(RandomId any, Ending ending) {
            ended.add(ending.name());
        }

        @Override
        public Searches searches(RandomId any) {
            write();
            return own();
        }

        @Override
        public Searches own(Author patient, SubjectId any) {
            return own();
        }

        private static Searches own() {
            return (Searches) Proxy.newProxyInstance(
                    Searches.class.getClassLoader(), new Class<?>[] {Searches.class}, (_, _, _) -> List.of());
        }
    }

    @BeforeEach
    void register() throws Exception {
        Staff nobody = new Staff(_ -> false, (_, _) -> false, (_, _) -> Optional.empty(), (_, _, _) -> false);
        server = new SmartServer(
                new SmartSettings(URI.create("https://ward.example")),
                TokenKeyFile.generate(),
                folder,
                new People(nobody, new PatientApps(apps, (_, _) -> Optional.of("of-patient"))),
                () -> now);
        app.register(folder, "Steps", SCOPE, PATIENTS);
    }

    @Test
    void aCodeThatThisNodeCouldNotTakeIsBroughtAgainAndOneThatWasTakenEndsTheApproval() throws Exception {
        byte[] form = app.tokenForm(code());
        apps.isFull = true;
        assertThatThrownBy(() -> server.token(form, HERE)).isInstanceOf(ExchangeException.class);
        JsonNode token = token(form);
        assertThat(token.path("refresh_token").asString()).isEqualTo("token-0");
        assertThat(token.path("patient").asString()).isEqualTo("of-patient");
        assertThat(apps.ended).isEmpty();
        assertThat(token(form).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(apps.ended).containsExactly("MISUSED");
    }

    @Test
    void aRefreshTokenIsNotChangedWhereThisNodeCannotSayWhoThePatientIs() throws Exception {
        token(app.tokenForm(code()));
        apps.isFull = true;
        assertThatThrownBy(() -> server.token(refresh("token-0"), HERE)).isInstanceOf(ExchangeException.class);
        assertThat(apps.renewed).isZero();
        assertThat(token(refresh("token-0")).path("refresh_token").asString()).isEqualTo("token-1");
    }

    @Test
    void itIsRenewedSoOftenInAMinuteAndOneTokenCounts() throws Exception {
        JsonNode first = token(app.tokenForm(code()));
        JsonNode last = first;
        for (int i = 0; i < 5; i++) {
            last = token(refresh("token-" + i));
        }
        assertThat(server.token(refresh("token-5"), HERE).status()).isEqualTo(429);
        assertThat(apps.renewed).isEqualTo(5);
        assertThat(isActive(first)).isFalse();
        assertThat(isActive(last)).isTrue();
    }

    @Test
    void itIsGivenNothingWhileItIsNotWhatWasApproved() throws Exception {
        JsonNode first = token(app.tokenForm(code()));
        app.register(folder, "Other steps", SCOPE, PATIENTS);
        assertThat(isActive(first)).isFalse();
        assertThat(token(refresh("token-0")).path("error").asString()).isEqualTo("invalid_grant");
        app.register(folder, "Steps", "launch/patient offline_access patient/Condition.rs", PATIENTS);
        assertThat(token(refresh("token-0")).path("error").asString()).isEqualTo("invalid_grant");
        app.register(folder, "Steps", "launch/patient user/Observation.rs patient/Observation.rs", "");
        assertThat(token(refresh("token-0")).has("access_token")).isFalse();
        assertThat(apps.renewed).isZero();
        app.register(folder, "Steps", SCOPE + " patient/Condition.rs", PATIENTS);
        assertThat(token(refresh("token-0")).path("refresh_token").asString()).isEqualTo("token-1");
    }

    private boolean isActive(JsonNode token) {
        byte[] form = Service.form(
                "client_id", app.id(), "token", token.path("access_token").asString());
        return JsonMapper.shared()
                .readTree(server.introspect(form, HERE).body().toArray())
                .path("active")
                .asBoolean();
    }

    private JsonNode token(byte[] form) {
        return JsonMapper.shared().readTree(server.token(form, HERE).body().toArray());
    }

    private byte[] refresh(String token) {
        return Service.form("grant_type", "refresh_token", "client_id", app.id(), "refresh_token", token);
    }

    private String code() throws Exception {
        PageAnswer begun = server.authorize(Launched.query(app.asked(SCOPE)), HERE, Optional.empty());
        LaunchCode code = Launched.code(look(begun));
        Caller patient =
                new Caller(home.author(), new Actor.OfSubject(home), Set.of(key.verificationKey()), Optional.empty());
        LaunchRequest request = server.desk().read(patient, code);
        AppApproval approval = new AppApproval(Hash.of(), OrganisationId.generate(), home, request, 30, now);
        LaunchDecided decided = server.desk()
                .decide(
                        patient,
                        code,
                        new LaunchDecision(
                                request.hash(), LaunchDecision.Answer.APPROVED, SignedAppApproval.sign(approval, key)));
        String number = decided.confirmation().orElseThrow().toString();
        server.confirm(Launched.page(begun), Launched.cookie(begun), Service.form("number", number));
        return Launched.given(Launched.answer(look(begun)));
    }

    private PageAnswer look(PageAnswer begun) {
        return server.launch(Launched.page(begun), Launched.cookie(begun));
    }
}
