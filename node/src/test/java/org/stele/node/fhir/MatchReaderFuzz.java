package org.stele.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.gateway.fhir.match.MatchRequest;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.node.problem.ProblemException;

/** Whatever is sent to {@code $match} is understood, or refused without a word of it. */
class MatchReaderFuzz {
    private static final String PATIENT = """
            {"resourceType":"Patient","name":[{"family":"Walton","given":["Iris"]}],"birthDate":"1961-07-19"}""";
    private static final String PARAMETERS = """
            {"resourceType":"Parameters","parameter":[{"name":"resource","resource":%s},
             {"name":"onlyCertainMatches","valueBoolean":true},{"name":"count","valueInteger":3}]}
            """.formatted(PATIENT);

    private final MatchReader reader = new MatchReader();

    @Property(tries = 1000)
    void aChangedByteIsUnderstoodOrRefused(@ForAll @IntRange(max = 1_000) int place, @ForAll byte value) {
        byte[] changed = PARAMETERS.getBytes(StandardCharsets.UTF_8);
        changed[place % changed.length] = value;
        holds(changed);
    }

    @Property(tries = 300)
    void aCutBodyIsRefused(@ForAll @IntRange(max = 1_000) int length) {
        byte[] whole = PARAMETERS.getBytes(StandardCharsets.UTF_8);
        holds(Arrays.copyOf(whole, length % whole.length));
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll byte[] bytes) {
        holds(bytes);
    }

    @Example
    void itIsReadWithItsBoundsAndAPatientAloneToo() {
        MatchRequest request = read(PARAMETERS);
        assertThat(request.onlyCertain()).isTrue();
        assertThat(request.count()).isEqualTo(3);
        assertThat(read(PATIENT).count()).isEqualTo(10);
        assertThat(read(PARAMETERS.replace(":3}", ":3000}")).count()).isEqualTo(MatchRequest.MOST);
    }

    @Example
    void whatSaysTooLittleOfAPersonOrGuessesIsRefused() {
        refused(Reason.REQUIRED, "{\"resourceType\":\"Parameters\"}");
        refused(Reason.TOO_LITTLE, "{\"resourceType\":\"Patient\"}");
        refused(Reason.TOO_LITTLE, PATIENT.replace("1961-07-19", "1961"));
        refused(Reason.GUESSED, PATIENT.replace("Walton", "W*"));
        refused(Reason.GUESSED, PATIENT.replace("Walton", "W"));
    }

    @Example
    void whatIsMoreThanAnybodyKnowsOfAPersonIsRefused() {
        String number = "{\"system\":\"urn:a\",\"value\":\"1\"}";
        assertThat(read(beside("\"identifier\":" + several(number, 10))).isEnough())
                .isTrue();
        refused(Reason.TOO_MUCH, beside("\"identifier\":" + several(number, 11)));
        refused(Reason.TOO_MUCH, beside("\"telecom\":" + several("{\"value\":\"1\"}", 11)));
        refused(Reason.TOO_MUCH, beside("\"address\":" + several("{\"postalCode\":\"1\"}", 6)));
        refused(Reason.TOO_MUCH, PATIENT.replace("\"Iris\"", "\"Iris\",\"Ann\",\"Bea\",\"Cleo\",\"Dora\""));
        refused(Reason.TOO_MUCH, PATIENT.replace("Walton", "W".repeat(257)));
        refused(Reason.TOO_MUCH, PATIENT.replace("Iris", "I".repeat(257)));
    }

    private static String beside(String members) {
        return PATIENT.replace("\"birthDate\"", members + ",\"birthDate\"");
    }

    private static String several(String one, int times) {
        return "[" + String.join(",", Collections.nCopies(times, one)) + "]";
    }

    @Example
    void whatIsNoneOfItsParametersIsRefused() {
        for (String wrong : new String[] {
            PARAMETERS.replace("count", "weight"),
            PARAMETERS.replace(":3}", ":0}"),
            PARAMETERS.replace(":3}", ":1.5}"),
            PARAMETERS.replace(":true", ":\"true\""),
            PARAMETERS.replace("\"Patient\"", "\"Person\""),
            PARAMETERS.replace("birthDate", "bornOn"),
            PARAMETERS.replace("onlyCertainMatches", "count"),
        }) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
    }

    private MatchRequest read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Reason reason, String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        it -> assertThat(it.reason()).isEqualTo(reason));
    }

    private void holds(byte[] body) {
        try {
            assertThat(reader.read(body).isEnough()).isTrue();
        } catch (InvalidSearchException | ProblemException e) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain("Walton", "Iris");
        }
    }
}
