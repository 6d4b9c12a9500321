package org.stele.exchange.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.testing.TestNetwork;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.vault.cabinet.Cabinet;

/** Evidence is kept for a year, what never began for a day, and what cannot be read keeps nobody from the rest. */
class AppBookTest {
    private static TestNetwork network;
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void oneThatCannotBeReadDoesNotCountAndStays() {
        SignedAppApproval good = signed();
        SignedAppApproval bad =
                new SignedAppApproval(Bytes.wrap("{}".getBytes(StandardCharsets.UTF_8)), good.signatures());
        KeptApp damaged = new KeptApp(RandomId.generate(), bad, now, Optional.empty(), Optional.empty());
        KeptApp whole = kept(good);
        put(damaged);
        put(whole);
        AppBook book = book();
        assertThat(book.find(whole.approval())).isPresent();
        assertThat(book.find(damaged.approval())).isEmpty();
        assertThat(book.knows(damaged.approval())).isTrue();
    }

    @Test
    void whatEndedIsKeptForAYearAndWhatNeverBeganForADay() {
        KeptApp never = kept(signed());
        KeptApp begun = kept(signed());
        begun = begun.beginning(RenewalToken.first(begun.approval()).first(now), now);
        KeptApp untold = kept(signed()).ended(now, Optional.of(AppJournal.Step.APP_ENDED));
        put(never.ended(now, Optional.empty()));
        put(begun.ended(now, Optional.empty()));
        put(untold);
        AppBook book = book();
        book.purge(now.plus(Duration.ofDays(2)));
        assertThat(book.knows(never.approval())).isFalse();
        assertThat(book.knows(begun.approval())).isTrue();
        book.purge(now.plus(Duration.ofDays(367)));
        assertThat(book.knows(begun.approval())).isFalse();
        assertThat(book.knows(untold.approval())).as("the journal lacks it").isTrue();
    }

    private AppBook book() {
        return new AppBook(cabinet(), now);
    }

    private static Cabinet cabinet() {
        return network.a().vault().cabinet();
    }

    private static void put(KeptApp kept) {
        new Drawer<>(cabinet(), "app", KeptApp.class).put(kept.approval(), kept);
    }

    private KeptApp kept(SignedAppApproval signed) {
        return new KeptApp(signed.read().id(), signed, now, Optional.empty(), Optional.empty());
    }

    private SignedAppApproval signed() {
        LaunchRequest request = new LaunchRequest(
                LaunchCode.generate(),
                "https://north.example/fhir/R4",
                "steps",
                "Steps",
                "https://steps.example/answer",
                String.join(" ", List.of("launch/patient", "offline_access", "patient/*.rs")),
                "E".repeat(43),
                Hash.of(),
                Hash.of(),
                "192.0.2.1",
                now,
                now.plus(Duration.ofMinutes(5)));
        return SignedAppApproval.sign(
                new AppApproval(Hash.of(), OrganisationId.generate(), SubjectId.generate(), request, 30, now),
                Ed25519SigningKey.generate());
    }
}
