package org.stele.node.document;

import java.util.ArrayList;
import java.util.List;
import org.stele.gateway.ccda.document.Note;

/**
 * What was left out of a document that was filed, or of which a person must hear; nothing of its content.
 *
 * @param code closed
 * @param place of the first such in the document, as an XPath of local names
 * @param times how many such there are
 * @param text what became of it
 */
public record Warning(String code, String place, long times, String text) {
    private static final int MOST = 500;

    /** The first of them; one that says how many more there are stands for the rest. */
    static List<Warning> bounded(List<Warning> warnings) {
        if (warnings.size() <= MOST) {
            return warnings;
        }
        List<Warning> bounded = new ArrayList<>(warnings.subList(0, MOST - 1));
        long rest = warnings.stream().skip(MOST - 1).mapToLong(Warning::times).sum();
        bounded.add(new Warning(
                Note.Code.NOT_MAPPED.name(),
                "/ClinicalDocument",
                rest,
                "more became of it than is listed: look into the document"));
        return bounded;
    }

    static Warning of(Note note) {
        return new Warning(note.code().name(), note.place(), note.times(), note.text());
    }
}
