package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.consent.Grantee;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;

/** One of the organisations that are asked is down: what the others know is answered soon, with whose answer is missing. */
@Tag("faults")
class FhirPixSilenceTest {
    @Test
    void whatIsKnownIsAnsweredAndWhoDidNotAnswerIsNamed(@TempDir Path folder) throws Exception {
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            Introducing introducing = Introducing.open(network, "1920");
            introducing.grant(
                    introducing.patient("ps-1"),
                    Grantee.organisation(introducing.asking().employer().organisation()));
            Member insurer = network.member("insurer");
            insurer.kill();
            Instant before = Instant.now();
            Parameters known = introducing.ask(
                    introducing.client(), "ps-1", Introducing.at(insurer), Introducing.at(introducing.custodian()));
            Parameters unknown = introducing.ask(introducing.client(), "ps-9", Introducing.at(insurer));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(Introducing.identifiers(known)).hasSize(1);
            assertThat(Introducing.identifiers(unknown)).isEmpty();
            isMissing(insurer, known);
            isMissing(insurer, unknown);
            insurer.start();
        }
    }

    private static void isMissing(Member member, Parameters answer) {
        OperationOutcome outcome = (OperationOutcome) answer.getParameter().stream()
                .filter(it -> it.getName().equals("outcome"))
                .findFirst()
                .orElseThrow()
                .getResource();
        assertThat(outcome.getIssue()).hasSize(1);
        assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(outcome.getIssueFirstRep().getDiagnostics())
                .contains(member.organisation().toString());
    }
}
