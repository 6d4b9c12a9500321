package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchOpening;
import org.stele.ledger.toy.Mutations;
import org.stele.node.auth.Caller;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;

/** Whatever a browser brings, it goes on to its own page, to where the application takes answers, or nowhere. */
class LaunchFuzz {
    private static final Launched APP = Launched.of("growth-charts");
    private static final Path FOLDER = folder();
    private static final SmartServer SERVER = new SmartServer(
            new SmartSettings(URI.create("https://ward.example")),
            TokenKeyFile.generate(),
            FOLDER,
            new People(
                    new Staff(_ -> true, (_, _) -> true, (_, _) -> Optional.empty(), (_, _, _) -> false),
                    NoApps.PATIENTS),
            Instant::now);

    @Provide
    Arbitrary<byte[]> queries() throws Exception {
        return Mutations.of(List.of(
                Launched.query(APP.asked("launch/patient patient/*.rs")).getBytes(StandardCharsets.US_ASCII),
                (Launched.query(APP.asked("launch launch/encounter patient/*.rs")) + "&launch=" + open())
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static String open() {
        SeatId seat = SeatId.generate();
        LaunchContext context = new LaunchContext(Optional.empty(), Optional.empty(), Optional.of("rounds"), true);
        return SERVER.opener()
                .open(
                        new Caller(seat.author(), new Actor.OfSeat(seat), Set.of(), Optional.empty()),
                        new LaunchOpening(APP.id(), context))
                .launch();
    }

    @Property(tries = 1_000)
    void aDamagedRequestGoesNowhereElse(@ForAll("queries") byte[] query) {
        PageAnswer answer = SERVER.authorize(
                new String(query, StandardCharsets.ISO_8859_1),
                RandomId.generate().toString(),
                Optional.empty());
        assertThat(answer.status()).isIn(303, 400);
        answer.location()
                .ifPresent(location -> assertThat(location)
                        .matches("https://(ward\\.example/oauth2/launches/|app\\.example/answer\\?)[!-~]+"));
    }

    @Provide
    Arbitrary<byte[]> registrations() throws Exception {
        return Mutations.of(List.of(Files.readAllBytes(FOLDER.resolve(APP.id() + ".json"))));
    }

    @Property(tries = 400)
    void aDamagedRegistrationTakesAnswersOverTlsOrHereOrIsRefused(@ForAll("registrations") byte[] text) {
        try {
            Application application = ApplicationFile.parse("any", text);
            assertThat(application.forPeople().orElseThrow().redirects())
                    .allMatch(it -> it.startsWith("https://") || it.startsWith("http://127.0.0.1"));
            assertThat(application.launchUrl().stream()).allMatch(it -> it.startsWith("https://"));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("applications");
            APP.register(
                    folder,
                    "Growth charts",
                    "launch launch/patient launch/encounter patient/*.rs",
                    ",\"launch_url\":\"https://app.example/launch\"");
            folder.resolve(APP.id() + ".json").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("no folder", e);
        }
    }
}
