package org.stele.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemException;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.json.JsonMapper;

/** One resource that comes alone is read, or refused in the one way, without a word of it in the answer. */
class SingleResourceFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String RESOURCE = """
            {"resourceType":"Observation","id":"o1","status":"final","issued":"2020-02-03T04:05:06.007+01:00",
             "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Walton"}]},
             "subject":{"reference":"Patient/1"},"effectiveDateTime":"2020-02-03",
             "performer":[{"identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":"Walton"}}],
             "valueQuantity":{"value":60,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}
            """;
    private static final byte[] AMENDMENT = """
            {"subject":"AAAAAAAAAAAAAAAAAAAAAA","reason":"CORRECTED_RESULT","resource":%s}
            """.formatted(RESOURCE).getBytes(StandardCharsets.UTF_8);
    private static final FhirDoor DOOR = new FhirDoor(
            Intake.standard(),
            new SingleResource(IntakeLimits.STANDARD, Classifier.standard(), CLOCK),
            new DraftReader(IntakeLimits.STANDARD, Classifier.standard(), CLOCK),
            new ProfilePolicy.Off(),
            CLOCK);

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                "null", "{}", "[]", "[[[", "1e400", "\"\\ud800\"", "\"Walton\"", "-1", "true", ",", "\u0000", "}");
    }

    @Property(tries = 1000)
    void aChangedAmendmentIsReadOrRefused(@ForAll @IntRange(max = 2_000) int place, @ForAll byte value) {
        byte[] changed = AMENDMENT.clone();
        changed[place % changed.length] = value;
        amendmentHolds(changed);
    }

    @Property(tries = 1000)
    void anAmendmentWithSomethingElseInItIsReadOrRefused(
            @ForAll @IntRange(max = 2_000) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll("fragments") String fragment) {
        String text = new String(AMENDMENT, StandardCharsets.UTF_8);
        int start = from % text.length();
        int end = Math.min(text.length(), start + length);
        amendmentHolds((text.substring(0, start) + fragment + text.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void aCutAmendmentIsRefused(@ForAll @IntRange(max = 2_000) int length) {
        amendmentHolds(Arrays.copyOf(AMENDMENT, length % AMENDMENT.length));
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        amendmentHolds(bytes);
        factsHold(bytes);
    }

    @Property(tries = 1000)
    void aChangedReleasedResourceIsReadOrRefused(@ForAll @IntRange(max = 2_000) int place, @ForAll byte value) {
        byte[] changed = RESOURCE.getBytes(StandardCharsets.UTF_8);
        changed[place % changed.length] = value;
        factsHold(changed);
    }

    @Property(tries = 1000)
    void aChangedResourceThatIsWrittenIsReadUnderItsOwnIdOrRefused(
            @ForAll @IntRange(max = 2_000) int place, @ForAll byte value) {
        byte[] changed = RESOURCE.getBytes(StandardCharsets.UTF_8);
        changed[place % changed.length] = value;
        try {
            Draft draft = DOOR.draft(changed, Naming.anew("Observation"), "http://here/fhir/R4")
                    .content();
            assertThat(draft.submission().record().facts().address())
                    .isEqualTo(draft.key().toString())
                    .isNotEqualTo("Observation/o1");
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isIn(400, 422);
        }
    }

    @Property(tries = 20)
    void manyOpenBracketsNeverOverflowTheStack(@ForAll @IntRange(min = 1, max = 200_000) int depth) {
        amendmentHolds(("{\"resource\":" + "[".repeat(depth)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void aTimeThatIsRecordedIsNeverInTheFutureNorBefore1970(@ForAll("times") String time) {
        String resource = RESOURCE.replace("2020-02-03T04:05:06.007+01:00", time);
        long recorded = RecordedTime.of(JsonMapper.shared().readTree(resource), NOW);
        assertThat(recorded).isBetween(0L, NOW.toEpochMilli());
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> digits = Arbitraries.strings()
                .withChars("0123456789-+:.TZ")
                .ofMaxLength(35)
                .filter(text -> !text.contains("\""));
        List<String> edges = List.of(
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "0000",
                "9999-12",
                "1969-12-31",
                "2020-02-30",
                "2020-13");
        return Arbitraries.oneOf(digits, Arbitraries.of(edges));
    }

    @Example
    void theUnchangedOnesAreRead() {
        assertThat(DOOR.amendment(AMENDMENT).content().version().content().length())
                .isPositive();
        assertThat(DOOR.facts(Bytes.of(RESOURCE.getBytes(StandardCharsets.UTF_8)))
                        .recorded())
                .isEqualTo(Instant.parse("2020-02-03T03:05:06.007Z").toEpochMilli());
    }

    private static void amendmentHolds(byte[] bytes) {
        try {
            AmendmentRequest read = DOOR.amendment(bytes).content();
            assertThat(read.version().content().length()).isPositive();
        } catch (ProblemException e) {
            isSilent(e.problem());
        }
    }

    private static void factsHold(byte[] bytes) {
        try {
            Facts read = DOOR.facts(Bytes.of(bytes));
            assertThat(read.recorded()).isBetween(0L, NOW.toEpochMilli());
        } catch (ProblemException e) {
            isSilent(e.problem());
        }
    }

    private static void isSilent(Problem refusal) {
        assertThat(refusal.code()).isEqualTo("INVALID_BUNDLE");
        assertThat(refusal.issues().orElseThrow()).isNotEmpty();
        assertThat(refusal.toString()).doesNotContain("Walton", "8867");
        assertThat(refusal.issues().orElseThrow())
                .allMatch(issue -> issue.path().matches("[a-z]*|resource[A-Za-z0-9_.\\[\\]*]*"));
    }
}
