package org.stele.node.fhir.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stele.crypto.Hash;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemException;

/** A batch is read or refused in the one way, without a word of it in the answer; an entry's address means one thing or nothing. */
class BatchFuzz {
    private static final String BATCH = """
            {"resourceType":"Bundle","type":"batch","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Observation","status":"final","code":{"text":"Walton"}},
              "request":{"method":"POST","url":"Observation","ifNoneExist":"identifier=Walton"}},
             {"resource":{"resourceType":"Observation","id":"a","status":"final","code":{"text":"Walton"}},
              "request":{"method":"PUT","url":"Observation/a","ifMatch":"W/\\"1\\""}},
             {"request":{"method":"DELETE","url":"Observation?identifier=Walton"}},
             {"request":{"method":"GET","url":"Observation/$lastn?patient=Walton"}}]}
            """;
    private static final BatchReader READER = new BatchReader();

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                "null", "{}", "[]", "[[[", "1e400", "\"\\ud800\"", "\"Walton\"", "-1", "true", ",", "\u0000", "}", "_");
    }

    @Property(tries = 1000)
    void aChangedBatchIsReadOrRefused(@ForAll @IntRange(max = 2_000) int place, @ForAll byte value) {
        byte[] changed = BATCH.getBytes(StandardCharsets.UTF_8);
        changed[place % changed.length] = value;
        holds(changed);
    }

    @Property(tries = 1000)
    void aBatchWithSomethingElseInItIsReadOrRefused(
            @ForAll @IntRange(max = 2_000) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll("fragments") String fragment) {
        int start = from % BATCH.length();
        int end = Math.min(BATCH.length(), start + length);
        holds((BATCH.substring(0, start) + fragment + BATCH.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void aCutBatchIsRefused(@ForAll @IntRange(max = 2_000) int length) {
        holds(Arrays.copyOf(BATCH.getBytes(StandardCharsets.UTF_8), length % BATCH.length()));
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        holds(bytes);
    }

    @Property(tries = 2000)
    void anAddressNamesOneThingHereOrIsRefused(@ForAll("addresses") String url) {
        try {
            switch (EntryAddress.parse(url)) {
                case EntryAddress.OfKind it -> isName(it.kind());
                case EntryAddress.OfInstance it -> isKey(it.key());
                case EntryAddress.OfHistory it -> isKey(it.key());
                case EntryAddress.OfVersion it -> {
                    isKey(it.key());
                    isName(it.version());
                }
                case EntryAddress.OfEverything it -> isName(it.patient());
                case EntryAddress.OfSummary it -> isName(it.patient());
                case EntryAddress.OfLast _ -> assertThat(url).startsWith("Observation/$lastn");
            }
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().detail()).doesNotContain("Walton");
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> parts = Arbitraries.of(
                "Observation",
                "Patient",
                "Colour",
                "metadata",
                "..",
                ".",
                "/",
                "//",
                "%2F",
                "%2e%2e",
                "?",
                "#",
                "$lastn",
                "$everything",
                "$summary",
                "_history",
                "a-1",
                "http://here",
                ":",
                "@",
                " ",
                "\n",
                "\u0000",
                "\\",
                "Walton",
                "é",
                "");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(8).map(list -> String.join("", list)),
                parts.list().ofMaxSize(6).map(list -> String.join("/", list)),
                Arbitraries.strings().ofMaxLength(20));
    }

    @Example
    void theUnchangedOneIsReadInItsOrder() {
        assertThat(READER.read(BATCH.getBytes(StandardCharsets.UTF_8)).entries())
                .extracting(entry -> ((BatchEntry.Asked) entry).interaction().getClass())
                .isEqualTo(List.of(
                        Interaction.Create.class,
                        Interaction.Update.class,
                        Interaction.DeleteFound.class,
                        Interaction.Last.class));
    }

    private static void isKey(ResourceKey key) {
        isName(key.kind());
        isName(key.id());
    }

    private static void isName(String name) {
        assertThat(name).matches("[A-Za-z0-9.-]{1,64}").isNotIn(".", "..");
    }

    private static void holds(byte[] bytes) {
        try {
            SentBundle sent = READER.read(bytes);
            sent.entries().forEach(BatchFuzz::holds);
            holdsTogether(sent);
        } catch (ProblemException e) {
            isSilent(e.problem());
            assertThat(e.problem().code()).isEqualTo("INVALID_BUNDLE");
        }
    }

    private static void holdsTogether(SentBundle sent) {
        try {
            assertThat(TransactionReader.read(Hash.of(new byte[0]), sent).entries())
                    .hasSameSizeAs(sent.entries());
        } catch (ProblemException e) {
            isSilent(e.problem());
        }
    }

    private static void holds(BatchEntry entry) {
        if (entry instanceof BatchEntry.Refused(Problem problem)) {
            isSilent(problem);
        }
    }

    private static void isSilent(Problem refusal) {
        assertThat(refusal.status()).isIn(400, 405, 422);
        assertThat(refusal.toString()).doesNotContain("Walton");
    }
}
