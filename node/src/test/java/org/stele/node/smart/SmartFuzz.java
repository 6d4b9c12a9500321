package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.RandomId;
import org.stele.ledger.toy.Mutations;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent is answered or refused, and what was changed on its way counts for nothing. */
class SmartFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "https://ward.example/oauth2/token";
    private static final SeatId SEAT = SeatId.generate();
    private static final Service SERVICE = service();
    private static final Path FOLDER = folder();

    private static final Staff STAFF =
            new Staff(SEAT::equals, (_, _) -> true, (_, _) -> Optional.empty(), (_, _, _) -> false);
    private static final ECKey KEY = TokenKeyFile.generate();
    private static final AtomicReference<Instant> CLOCK = new AtomicReference<>(NOW.minusSeconds(600));
    private static final SmartServer SERVER = server(CLOCK);
    private static final String ISSUED = token();

    private static SmartServer server(AtomicReference<Instant> clock) {
        return new SmartServer(
                new SmartSettings(URI.create("https://ward.example")),
                KEY,
                FOLDER,
                new People(STAFF, NoApps.PATIENTS),
                clock::get);
    }

    @Provide
    Arbitrary<byte[]> forms() throws Exception {
        return Mutations.of(List.of(Service.tokenForm(assertion(), "system/Observation.rs")));
    }

    @Property(tries = 400)
    void aDamagedFormIsRefusedOrMeansTheSame(@ForAll("forms") byte[] form) {
        assertThat(SERVER.token(form, RandomId.generate().toString()).status()).isIn(200, 400, 401);
    }

    /** @param used after the start, milliseconds; the rest, in seconds and milliseconds, is after that */
    @Property(tries = 400)
    void whatCountedBeforeARestartDoesNotCountAfterIt(
            @ForAll @LongRange(max = 700_000) long used,
            @ForAll @IntRange(min = -600, max = 60) int issued,
            @ForAll @IntRange(min = 1, max = 310) int expires,
            @ForAll @LongRange(max = 310_000) long restarted,
            @ForAll @LongRange(max = 310_000) long again)
            throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOW);
        SmartServer before = server(clock);
        Instant first = NOW.plusMillis(used);
        clock.set(first);
        byte[] form = Service.tokenForm(
                SERVICE.assertion(SERVICE.claims(first)
                        .issueTime(Date.from(first.plusSeconds(issued)))
                        .expirationTime(Date.from(first.plusSeconds(expires)))
                        .build()),
                "system/Observation.rs");
        if (before.token(form, "any").status() == 200) {
            clock.set(first.plusMillis(restarted));
            SmartServer after = server(clock);
            clock.set(first.plusMillis(restarted + again));
            assertThat(after.token(form, "any").status()).isEqualTo(401);
        }
    }

    @Provide
    Arbitrary<byte[]> tokens() {
        return Mutations.of(List.of(ISSUED.getBytes(StandardCharsets.US_ASCII)));
    }

    @Property(tries = 400)
    void aDamagedTokenIsRefused(@ForAll("tokens") byte[] token) {
        String given = new String(token, StandardCharsets.ISO_8859_1);
        try {
            SERVER.tokens().check(given);
            assertThat(given).isEqualTo(ISSUED);
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(401);
        }
    }

    @Provide
    Arbitrary<byte[]> registrations() throws Exception {
        return Mutations.of(List.of(Files.readAllBytes(FOLDER.resolve(SERVICE.id() + ".json"))));
    }

    @Property(tries = 400)
    void aDamagedRegistrationIsOneOrRefused(@ForAll("registrations") byte[] text) {
        try {
            assertThat(ApplicationFile.parse("any", text).keys().isEmpty()).isFalse();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining(SERVICE.key().getX().toString());
        }
    }

    private static String token() {
        CLOCK.set(NOW);
        try {
            OAuthAnswer answer = SERVER.token(Service.tokenForm(assertion(), "system/Observation.rs"), "any");
            String token = JsonMapper.shared()
                    .readTree(answer.body().toArray())
                    .path("access_token")
                    .asString();
            SERVER.tokens().check(token);
            return token;
        } catch (Exception e) {
            throw new IllegalStateException("no token", e);
        }
    }

    private static String assertion() throws Exception {
        return SERVICE.assertion(SERVICE.claims(NOW).build());
    }

    private static Service service() {
        try {
            return Service.of("night-export", TOKEN);
        } catch (Exception e) {
            throw new IllegalStateException("no key", e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("applications");
            SERVICE.register(folder, SEAT, "system/*.rs");
            folder.resolve(SERVICE.id() + ".json").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("no folder", e);
        }
    }
}
