package org.stele.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.problem.OperationOutcome;
import org.stele.node.problem.ProblemException;

/** Whatever is sent to be validated, the answer says what is wrong and where, without a word of it. */
class ValidationFuzz {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String RESOURCE = """
            {"resourceType":"Observation","id":"o1","status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Walton"}]},
             "subject":{"reference":"Patient/1"},"effectiveDateTime":"2020-02-03",
             "contained":[{"resourceType":"Device","id":"d"}],"device":{"reference":"#d"}}
            """;
    private static final String PARAMETERS = """
            {"resourceType":"Parameters","parameter":[{"name":"mode","valueCode":"create"},{"name":"resource","resource":%s}]}
            """.formatted(RESOURCE);
    private static final Validation VALIDATION = new Validation(new FhirDoor(
            Intake.standard(),
            new SingleResource(IntakeLimits.STANDARD, Classifier.standard(), CLOCK),
            new DraftReader(IntakeLimits.STANDARD, Classifier.standard(), CLOCK),
            new ProfilePolicy.Off(),
            CLOCK));

    @Property(tries = 1000)
    void aChangedByteIsAnsweredWithAnOutcome(
            @ForAll @IntRange(max = 2_000) int place, @ForAll byte value, @ForAll("bodies") String body) {
        byte[] changed = body.getBytes(StandardCharsets.UTF_8);
        changed[place % changed.length] = value;
        holds(changed);
    }

    @Property(tries = 300)
    void aCutBodyIsAnsweredWithAnOutcome(@ForAll @IntRange(max = 2_000) int length, @ForAll("bodies") String body) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        holds(Arrays.copyOf(whole, length % whole.length));
    }

    @Property(tries = 300)
    void anyBytesAreAnsweredWithAnOutcome(@ForAll byte[] bytes) {
        holds(bytes);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(RESOURCE, PARAMETERS);
    }

    @Example
    void theUnchangedOnesAreWellInEveryMode() {
        for (String body : List.of(RESOURCE, PARAMETERS)) {
            for (List<Parameter> mode : List.of(List.<Parameter>of(), mode("create"), mode("update"), mode("delete"))) {
                assertThat(outcome(body.getBytes(StandardCharsets.UTF_8), mode).issue())
                        .extracting(OperationOutcome.Issue::diagnostics)
                        .containsExactly("All OK");
            }
        }
    }

    @Example
    void aKindOrAModeThatIsNoneAndAProfileAreRefused() {
        assertThat(status("Colour", List.of())).isEqualTo(404);
        assertThat(status("Observation", mode("profile"))).isEqualTo(400);
        assertThat(status("Observation", List.of(new Parameter("profile", "http://example.org"))))
                .isEqualTo(400);
    }

    private static int status(String kind, List<Parameter> asked) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> VALIDATION.of(kind, asked, new byte[0], "http://here/fhir/R4"));
        return refusal.problem().status();
    }

    private static List<Parameter> mode(String code) {
        return List.of(new Parameter("mode", code));
    }

    private static OperationOutcome outcome(byte[] body, List<Parameter> asked) {
        return VALIDATION.of("Observation", asked, body, "http://here/fhir/R4");
    }

    private static void holds(byte[] body) {
        OperationOutcome outcome = outcome(body, List.of());
        assertThat(outcome.issue()).isNotEmpty();
        assertThat(outcome.toString()).doesNotContain("Walton", "8867");
        assertThat(outcome.issue())
                .flatExtracting(issue -> issue.expression().orElse(List.of()))
                .allMatch(path -> path.toString().matches("(Observation|Parameters)[A-Za-z0-9_.\\[\\]]*"));
    }
}
