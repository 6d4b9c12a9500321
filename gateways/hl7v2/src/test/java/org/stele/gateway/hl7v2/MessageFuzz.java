package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.Translation;

/** Whatever is done to a message: it becomes FHIR that the other door takes, or is refused in the one way, without a word of it. */
class MessageFuzz {
    private static final byte[] MESSAGE = TestMessages.of(
                    "ADT^A01^ADT_A01",
                    "EVN|A01|20260301101500",
                    "PID|1||4711^^^HOSP^MR~77^^^&1.2.3&ISO^PPN||Quintero^Ada^B^^Dr||19700203|F|||Ring 1^^Graz^^8010^AT^H|"
                            + "|+43 316 1|||M||||||||||||20260302|N",
                    "NK1|1|Quintero^Rosa|MTH^Mother^HL70063|Ring 1^^Graz|^PRN^PH^^43^316^1",
                    "PV1|1|I|W^1^2^HOSP||||4711^Weber^Karl||||||||||||V1^^^HOSP^VN|||||||||||||||||||||||||20260301",
                    "AL1|1|DA|7980^Penicillin^RXNORM|SV|hives|20200102",
                    "DG1|1||E11.9^Diabetes^I10|Diabetes|20200102|A",
                    "OBX|1|NM|8867-4^Heart rate^LN||62|/min^^UCUM|60-100|N|||F|||20260301")
            .getBytes(StandardCharsets.UTF_8);

    @Property(tries = 400)
    void changedBytes(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 2_000) Integer> places, @ForAll byte value) {
        byte[] bytes = MESSAGE.clone();
        places.forEach(it -> bytes[it % bytes.length] = value);
        holds(bytes);
    }

    @Property(tries = 400)
    void delimitersWhereTheyDoNotBelong(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 2_000) Integer> places,
            @ForAll @IntRange(max = 5) int which) {
        byte[] bytes = MESSAGE.clone();
        places.forEach(it -> bytes[it % bytes.length] = (byte) "|^~\\&\r".charAt(which));
        holds(bytes);
    }

    @Property(tries = 200)
    void aMessageCutAnywhere(@ForAll @IntRange(max = 2_000) int length) {
        holds(Arrays.copyOf(MESSAGE, Math.min(length, MESSAGE.length)));
    }

    @Property(tries = 200)
    void anyBytes(@ForAll byte[] bytes) {
        holds(bytes);
    }

    @Property(tries = 200)
    void whatIsFramedComesOutAsItWas(@ForAll byte[] any) throws IOException {
        byte[] message = new String(any, StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x0B\\x1C]", " ")
                .getBytes(StandardCharsets.ISO_8859_1);
        FrameReader reader = new FrameReader(new ByteArrayInputStream(Frames.of(message)), message.length);
        assertThat(reader.awaitBegin()).isTrue();
        assertThat(reader.message().orElseThrow()).isEqualTo(message);
        assertThat(reader.awaitBegin()).isFalse();
    }

    @Property(tries = 200)
    void anyStreamOfFramesEnds(@ForAll byte[] stream, @ForAll @IntRange(max = 8) int limit) {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(stream), limit);
        try {
            while (reader.awaitBegin()) {
                reader.message().ifPresent(message -> assertThat(message).hasSizeLessThanOrEqualTo(limit));
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void holds(byte[] bytes) {
        try {
            Translation translation = TestMessages.translated(bytes, TestMessages.vienna());
            assertThat(TestMessages.throughTheDoor(translation)).isNotEmpty();
            translation.notes().forEach(note -> assertSilent(note.text() + note.place()));
        } catch (RefusedMessageException e) {
            assertSilent(e.getMessage() + e.place().orElseThrow());
        }
        TestMessages.READER.header(bytes);
    }

    private static void assertSilent(String text) {
        assertThat(text).doesNotContain("Quintero", "4711", "1970", "Penicillin", "Diabetes");
    }
}
