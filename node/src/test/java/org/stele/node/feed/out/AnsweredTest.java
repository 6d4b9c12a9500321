package org.stele.node.feed.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An answer to the message counts, whatever else is wrong with it; of what it says only closed codes are taken as such. */
class AnsweredTest {
    private static final String HEADER = "MSH|^~\\&|X|Y|||20260301||ACK|1|P|2.5.1\r";

    @Test
    void anAnswerThatIsNoWholeMessageCounts() {
        assertThat(isTaken("MSA|AA|C1")).isTrue();
        assertThat(isTaken("MSH|^~\\&\nMSA|AA|C1\n")).isTrue();
        assertThat(isTaken("MSH|^~\\&|||||||ACK||P|2.5.1\r\nno segment\r\nMSA|AA|C1|"))
                .isTrue();
        assertThat(isTaken("MSH#^~\\&#X\rMSA#AA#C1")).isTrue();
        assertThat(isTaken(HEADER + "MSA|AA|C1|gesch\u00fctzt\r")).isTrue();
    }

    @Test
    void anAnswerToAnotherMessageIsNone() {
        assertThat(Answered.read(bytes(HEADER + "MSA|AA|C2\r"), "C1")).isEmpty();
        assertThat(Answered.read(bytes(HEADER + "MSA|AA\r"), "C1")).isEmpty();
        assertThat(Answered.read(bytes("OK"), "C1")).isEmpty();
    }

    @Test
    void wordsInPlacesOfCodesAreNotTakenAsCodes() {
        Answered words = read("MSA|AE|C1\rERR||MUELLER^1|QUINTERO|E||||no such patient\r");
        assertThat(words).isEqualTo(new Answered("AE", "", "", "no such patient"));
        assertThat(Answered.read(bytes(HEADER + "MSA|QUINTERO|C1\r"), "C1")).isEmpty();
        assertThat(read("MSA|AE|C1\rERR||PID^1^3|204|E\r").place()).isEqualTo("PID.1.3");
    }

    private static boolean isTaken(String answer) {
        return Answered.read(bytes(answer), "C1").filter(Answered::isTaken).isPresent();
    }

    private static Answered read(String answer) {
        Optional<Answered> read = Answered.read(bytes(HEADER + answer), "C1");
        return read.orElseThrow();
    }

    private static byte[] bytes(String answer) {
        return answer.getBytes(StandardCharsets.ISO_8859_1);
    }
}
