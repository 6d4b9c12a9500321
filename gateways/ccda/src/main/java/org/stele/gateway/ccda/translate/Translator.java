package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.fhir.Identifiers;

/** Puts documents into FHIR's words, after HL7's C-CDA on FHIR guide. Safe for use by many threads. */
public final class Translator {
    private final Identifiers identifiers;

    /** @param authorities by their object identifiers, the systems under which this node knows their patients' numbers */
    public Translator(Map<String, String> authorities) {
        this.identifiers = new Identifiers(authorities);
    }

    /**
     * Finds whom a document is about, and which it is.
     *
     * @throws RefusedDocumentException where nobody can be found, or it cannot be told from others
     */
    public Header check(Element document) {
        return Header.of(document, identifiers);
    }

    /** Its number among the versions of its set; empty where it has none. */
    public static Optional<Integer> version(Element document) {
        return Original.version(document);
    }

    /** The extension by which its DocumentReference has {@link #version}. */
    public static String versionExtension() {
        return Original.VERSION;
    }

    /**
     * Translates a document, once: what was asked for is marked in it.
     *
     * @param header what {@link #check} found
     * @param bytes the document as it came, which is kept
     * @throws RefusedDocumentException where it speaks of more than is taken at once
     */
    public Translation translate(Element document, Header header, byte[] bytes, Names names) {
        Draft draft = new Draft(document, header, names, identifiers);
        Person.translate(draft);
        Encounters.ofHeader(draft, document);
        Sections.of(document).toList().forEach(section -> section(draft, section));
        Element file = document.at("component", "nonXMLBody");
        if (file.isThere()) {
            leave(draft, file, Note.Code.NOT_MAPPED, "a file, of which nothing is made: it is in the document");
        }
        Original.translate(draft, bytes);
        Leftovers.note(draft, document);
        return draft.done();
    }

    private static void section(Draft draft, Element section) {
        List<Element> entries = section.all("entry");
        Optional<Sections> kind = Sections.kind(section);
        if (entries.isEmpty() && !section.isNull() && section.at("text").isThere()) {
            draft.note(Note.Code.NARRATIVE_ONLY, section, "a text without entries: it is in the document");
        }
        for (Element entry : entries) {
            Optional<Element> statement = Statements.in(entry).map(Element::read);
            if (kind.isPresent() && statement.isPresent()) {
                entry(draft, kind.get(), statement.get());
            } else {
                leave(
                        draft,
                        entry,
                        Note.Code.NOT_MAPPED,
                        "of sections like this nothing is made: it is in the document");
            }
        }
    }

    private static void entry(Draft draft, Sections kind, Element statement) {
        boolean isLeft = kind.takesIntended()
                ? Statements.isLeft(draft, statement, Statements.DONE_OR_INTENDED)
                : Statements.isLeft(draft, statement);
        if (!isLeft) {
            kind.translate(draft, statement);
        }
    }

    private static void leave(Draft draft, Element part, Note.Code code, String text) {
        draft.note(code, part, text);
        part.readWhole();
    }
}
