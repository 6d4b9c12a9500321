package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.OpenedBy;
import org.stele.ledger.contract.Author;

/** That somebody opened an application themselves is what a node says, and only they know. */
class LaunchWordsTest {
    private final SeatId seat = SeatId.generate();
    private final SubjectId patient = SubjectId.generate();

    @Test
    void whoOpenedItIsToldThatTheyDidAndWhatIsShownAlready() {
        assertThat(LaunchWords.of(opened(), seat.author(), 0))
                .contains("You opened it to do this: rounds, where the patient is shown already.");
    }

    @Test
    void nobodyElseApprovesWhatANodeSaysThatTheyOpened() {
        for (Author other : List.of(SeatId.generate().author(), patient.author())) {
            assertThatThrownBy(() -> LaunchWords.of(opened(), other, 0))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("somebody else opened it");
        }
    }

    private LaunchRequest opened() {
        LaunchContext context = new LaunchContext(Optional.of(patient), Optional.empty(), Optional.of("rounds"), false);
        Instant now = Instant.now();
        return new LaunchRequest(
                LaunchCode.generate(),
                "https://ward.example/fhir/R4",
                "rounds",
                "Rounds",
                "https://app.example/answer",
                "launch patient/Observation.rs",
                "E".repeat(43),
                Hash.of(),
                Hash.of(),
                "192.0.2.1",
                now,
                now.plusSeconds(300),
                Optional.of(new OpenedBy(seat, context)));
    }
}
