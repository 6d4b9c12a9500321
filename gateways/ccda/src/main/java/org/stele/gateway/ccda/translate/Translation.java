package org.stele.gateway.ccda.translate;

import java.util.List;
import org.stele.gateway.ccda.document.Note;

/**
 * A document in FHIR's words.
 *
 * @param resources the Patient first, the document itself last
 * @param notes what was left out
 */
public record Translation(List<Drafted> resources, List<Note> notes) {
    public Translation {
        resources = List.copyOf(resources);
        notes = List.copyOf(notes);
    }
}
