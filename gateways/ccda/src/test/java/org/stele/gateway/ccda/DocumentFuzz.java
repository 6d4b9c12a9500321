package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.translate.Translation;

/** Whatever is done to a document: it becomes FHIR that the other door takes, or is refused in the one way, without a word of it. */
class DocumentFuzz {
    private static final byte[] DOCUMENT = TestDocuments.CCD.getBytes(StandardCharsets.UTF_8);
    private static final List<String> VALUES = List.of(
            "", "0", "-1", "99999999", "1e9", "20269999", "true", "PQ", "CD", "ED", "NI", " a  b ", "#p1", "\u0085x");
    private static final Pattern ATTRIBUTE = Pattern.compile("\"[^\"<]*\"");
    private static final Pattern NAME = Pattern.compile("<([A-Za-z]+)[ />]");
    private static final Pattern LINE = Pattern.compile("(?m)^ +<.*$");

    @Property(tries = 300)
    void changedBytes(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> places, @ForAll byte value) {
        byte[] bytes = DOCUMENT.clone();
        places.forEach(it -> bytes[it % bytes.length] = value);
        holds(bytes);
    }

    @Property(tries = 500)
    void otherValues(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 1_000) Integer> places,
            @ForAll @IntRange(max = 13) int which) {
        List<String> found = ATTRIBUTE
                .matcher(TestDocuments.CCD)
                .results()
                .map(it -> it.group())
                .toList();
        String document = TestDocuments.CCD;
        for (int place : places) {
            String attribute = found.get(10 + place % (found.size() - 10));
            document = document.replace("=" + attribute, "=\"" + VALUES.get(which) + "\"");
        }
        holds(document.getBytes(StandardCharsets.UTF_8));
    }

    /** No name that a sender makes up is told of. */
    @Property(tries = 200)
    void otherNames(@ForAll @Size(min = 1, max = 3) List<@IntRange(max = 1_000) Integer> places) {
        List<String> names = NAME.matcher(TestDocuments.CCD)
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
        String document = TestDocuments.CCD;
        for (int place : places) {
            String name = names.get(1 + place % (names.size() - 1));
            document = document.replaceAll("(</?)" + name + "(?=[ />])", "$1Quintero-" + place);
        }
        holds(document.getBytes(StandardCharsets.UTF_8));
    }

    /** A line that is left out is often half an element: what stays well formed is what lacks something. */
    @Property(tries = 300)
    void missingElements(@ForAll @Size(min = 1, max = 3) List<@IntRange(max = 1_000) Integer> places) {
        String document = TestDocuments.CCD;
        for (int place : places) {
            List<String> lines = LINE.matcher(document)
                    .results()
                    .map(it -> it.group())
                    .filter(it -> it.endsWith("/>") || it.contains("</"))
                    .toList();
            document = document.replace(lines.get(place % lines.size()), "");
        }
        holds(document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 100)
    void aDocumentCutAnywhere(@ForAll @IntRange(max = 100_000) int length) {
        holds(Arrays.copyOf(DOCUMENT, Math.min(length, DOCUMENT.length)));
    }

    @Property(tries = 100)
    void anyBytes(@ForAll byte[] bytes) {
        holds(bytes);
    }

    private static void holds(byte[] bytes) {
        try {
            Translation translation = TestDocuments.translated(bytes);
            assertThat(TestDocuments.throughTheDoor(translation)).isNotEmpty();
            translation.notes().forEach(note -> assertSilent(note.text() + note.place()));
        } catch (RefusedDocumentException e) {
            assertSilent(e.text() + e.place());
        }
    }

    private static void assertSilent(String text) {
        assertThat(text).doesNotContain("Quintero", "4711", "1970", "Penicillin", "Hypertension");
    }
}
