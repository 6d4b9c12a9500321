package org.stele.gateway.hl7v2.translate;

import java.util.List;

/**
 * A message in FHIR's words.
 *
 * @param resources the Patient first
 * @param notes what was left out
 */
public record Translation(List<Drafted> resources, List<Note> notes) {
    public Translation {
        resources = List.copyOf(resources);
        notes = List.copyOf(notes);
    }
}
