package org.stele.gateway.ccda.translate;

import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;

/** Names what nobody asked for in what was translated. What only says what sort of element it is in is no content. */
final class Leftovers {
    /** A statement's text is its place among the section's, which stays in the document. */
    private static final Set<String> NO_CONTENT = Set.of("id", "templateId", "typeId", "realmCode", "text", "title");

    private Leftovers() {}

    static void note(Draft draft, Element translated) {
        for (Element part : translated.children()) {
            if (part.isRead()) {
                note(draft, part);
            } else if (!NO_CONTENT.contains(part.name()) && part.everything().anyMatch(Leftovers::says)) {
                draft.note(Note.Code.NOT_MAPPED, part, "nothing was made of it: it is in the document");
            }
        }
    }

    private static boolean says(Element element) {
        return !element.isNull()
                && !NO_CONTENT.contains(element.name())
                && !(element.attribute("value").isEmpty()
                        && element.attribute("code").isEmpty()
                        && element.attribute("displayName").isEmpty()
                        && element.text().isEmpty());
    }
}
