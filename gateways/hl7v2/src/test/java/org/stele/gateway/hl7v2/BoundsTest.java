package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.message.RefusedMessageException;

/** What is rejected for good, with its place: too much of something, or in other characters than it declares. */
class BoundsTest {
    private static final String PID = "PID|1||4711^^^HOSP^MR||Quintero^Ada||19700203|F";

    @Test
    void aFieldThatIsRepeatedWithoutEndIsRejected() {
        assertRejected("PID-5", TestMessages.of("ADT^A31", PID.replace("Quintero", "A~".repeat(100) + "A")));
        String lines = "OBX|1|TX|1^a^L||" + "line~".repeat(300) + "||||||F";
        assertThat(TestMessages.translated(TestMessages.result(lines)).resources())
                .hasSize(4);
    }

    @Test
    void aMessageThatSpeaksOfTooManyThingsIsRejected() {
        assertRejected("OBX[1000]", TestMessages.result(observations(1_200, "F")));
        assertThat(TestMessages.translated(TestMessages.result(observations(900, "F")))
                        .resources())
                .hasSize(903);
    }

    @Test
    void aMessageOfWhichTooMuchWouldBeLeftOutIsRejected() {
        String many = IntStream.range(0, 1_200).mapToObj(_ -> "AL1|1||\"\"").collect(Collectors.joining("\r"));
        assertRejected("AL1[1001]-3", TestMessages.of("ADT^A31", PID, many));
    }

    @Test
    void utf8ThatIsDeclaredAsCharactersOfOneByteIsRejected() {
        String latin = message("8859/1", "Müller");
        assertRejected("MSH-18", latin.getBytes(StandardCharsets.UTF_8));
        assertThat(family(latin.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Müller");
        String cyrillic = message("8859/5", "Иванов");
        assertRejected("MSH-18", cyrillic.getBytes(StandardCharsets.UTF_8));
        assertThat(family(cyrillic.getBytes(Charset.forName("ISO-8859-5")))).isEqualTo("Иванов");
        assertRejected("MSH-18", message("ASCII", "Müller").getBytes(StandardCharsets.UTF_8));
        assertRejected("MSH-18", message("UNICODE UTF-8", "Müller").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String message(String set, String family) {
        return TestMessages.of("ADT^A31", PID.replace("Quintero", family)).replace("|P|2.5.1", "|P|2.5.1||||||" + set);
    }

    private static String family(byte[] message) {
        return TestMessages.translated(message, TestMessages.vienna())
                .resources()
                .getFirst()
                .resource()
                .at("/name/0/family")
                .asString();
    }

    private static String observations(int count, String status) {
        return IntStream.range(0, count)
                .mapToObj(number -> "OBX|1|NM|" + number + "^a^L||1||||||" + status)
                .collect(Collectors.joining("\r"));
    }

    private static void assertRejected(String place, String message) {
        assertRejected(place, message.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRejected(String place, byte[] message) {
        assertThatThrownBy(() -> TestMessages.translated(message, TestMessages.vienna()))
                .isInstanceOfSatisfying(RefusedMessageException.class, refusal -> {
                    assertThat(refusal.isReadable()).isFalse();
                    assertThat(refusal.place().orElseThrow()).hasToString(place);
                });
    }
}
