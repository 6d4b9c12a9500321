package org.stele.gateway.ccda.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Narrative;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.Notes;
import tools.jackson.databind.node.ObjectNode;

/** CD, CE, CV, CS and CO into CodeableConcept and Coding. One thread. */
public final class Concepts {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u00A0]+");

    private final Narrative narrative;
    private final Notes notes;

    public Concepts(Narrative narrative, Notes notes) {
        this.narrative = narrative;
        this.notes = notes;
    }

    /** The concept with its translations; what was written originally is its text. Empty where it says nothing. */
    public ObjectNode of(Element cd) {
        List<ObjectNode> codings = new ArrayList<>();
        codings.add(coding(cd));
        cd.all("translation").forEach(translation -> codings.add(coding(translation)));
        ObjectNode concept = Json.object();
        Json.set(concept, "coding", Json.list(codings.stream().distinct().toList()));
        return Json.put(concept, "text", text(cd).or(() -> name(cd)));
    }

    /** A text of its own where there is no code to bear the name. */
    private static Optional<String> name(Element cd) {
        return Optional.of(cd)
                .filter(it -> it.attribute("code").isEmpty())
                .map(it -> it.attribute("displayName"))
                .filter(it -> !it.isEmpty());
    }

    private Optional<String> text(Element cd) {
        Element original = cd.at("originalText").readWhole();
        return said(original);
    }

    /** What an ED or ST says; notes one that refers to nothing, is a file, or too long. */
    public Optional<String> said(Element text) {
        Optional<String> said = narrative.of(text.readWhole());
        if (said.isEmpty() && narrative.speaks(text)) {
            notes.add(
                    Note.Code.NO_TEXT,
                    text,
                    "the text that it refers to is not in the document, or it is no text, or one that is too long: left out");
        }
        return said;
    }

    /** The code as FHIR lets one be written: without blanks around it, and with one between words (R4 datatypes.html#code). */
    public static String code(Element cd) {
        return BLANKS.matcher(cd.attribute("code")).replaceAll(" ").strip();
    }

    /** The code alone; empty where there is none. */
    public ObjectNode coding(Element cd) {
        String code = code(cd);
        if (code.isEmpty() || cd.isNull()) {
            return Json.object();
        }
        ObjectNode coding = Json.put(Json.object(), "system", Tables.system(cd.attribute("codeSystem")));
        return Json.put(coding.put("code", code), "display", cd.attribute("displayName"));
    }

    /** A concept that FHIR demands, or none with a note. */
    public Optional<ObjectNode> demanded(Element cd) {
        ObjectNode concept = of(cd);
        if (concept.isEmpty()) {
            notes.add(Note.Code.NO_CODE, cd, "it says not of what it speaks: left out");
            return Optional.empty();
        }
        return Optional.of(concept);
    }

    /** What stands for the code, or one of its translations, by a table. */
    public static Optional<String> known(Element cd, String table) {
        return Stream.concat(Stream.of(cd), cd.all("translation").stream())
                .flatMap(it -> Tables.code(table, it.attribute("code")).stream())
                .findFirst();
    }

    /** As {@link #known}; notes a code that has none. */
    public Optional<String> mapped(Element cd, String table) {
        Optional<String> code = known(cd, table);
        if (code.isEmpty() && cd.isThere()) {
            notes.add(Note.Code.NO_CODE, cd, "FHIR has no code for this one: left out");
        }
        return code;
    }
}
