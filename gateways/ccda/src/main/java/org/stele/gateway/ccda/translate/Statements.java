package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What statements of all kinds have in common. */
final class Statements {
    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final Set<String> DONE_OR_INTENDED = Set.of("EVN", "INT");
    private static final Set<String> DONE = Set.of("EVN");
    private static final int MOST_AUTHORS = 50;
    private static final List<String> KINDS =
            List.of("act", "observation", "organizer", "procedure", "substanceAdministration", "supply", "encounter");
    private static final String COMMENT = "48767-8";
    private static final String INDICATION = "2.16.840.1.113883.10.20.22.4.19";

    private Statements() {}

    /** The statement in an entry, a component or a relationship; empty where there is none that is known. */
    static Optional<Element> in(Element entry) {
        return entry.children().stream().filter(it -> KINDS.contains(it.name())).findFirst();
    }

    /** As {@link #isLeft(Draft, Element, Set)}, of what is taken only where it was. */
    static boolean isLeft(Draft draft, Element statement) {
        return isLeft(draft, statement, DONE);
    }

    /**
     * Whether nothing is made of a statement, with a note: it, or something that it stands in, is about somebody else, says that
     * nothing is known, or is of another mood.
     *
     * @param moods of which something is made
     */
    static boolean isLeft(Draft draft, Element statement, Set<String> moods) {
        if (statement.outwards().anyMatch(it -> it.at("subject").isThere())) {
            return leave(draft, statement, Note.Code.NOT_MAPPED, "it is about somebody else than the patient");
        }
        if (statement.outwards().anyMatch(Element::isNull)) {
            return leave(draft, statement, Note.Code.NO_VALUE, "it says of itself that it is not known");
        }
        if (statement
                .outwards()
                .map(it -> it.attribute("moodCode"))
                .anyMatch(mood -> !mood.isEmpty() && !moods.contains(mood))) {
            return leave(draft, statement, Note.Code.NOT_AN_EVENT, "it is intended, not something that was");
        }
        return false;
    }

    private static boolean leave(Draft draft, Element statement, Note.Code code, String text) {
        draft.note(code, statement, text + ": it is in the document");
        statement.readWhole();
        return true;
    }

    /** Its authors, or those of what is around it; of very many the last, since each statement around which they stand repeats them. */
    static List<Element> authors(Element statement, Element around) {
        List<Element> own = statement.all("author");
        List<Element> authors = own.isEmpty() ? around.all("author") : own;
        return authors.subList(Math.max(0, authors.size() - MOST_AUTHORS), authors.size());
    }

    static boolean isNegated(Element statement) {
        return statement.has("negationInd", "true");
    }

    /** The observations that say something of a statement, by their code or template. */
    static Optional<Element> about(Element statement, String code, String template) {
        return statement.all("entryRelationship", it -> isOf(it.at("observation"), code, template)).stream()
                .map(it -> it.at("observation"))
                .findFirst();
    }

    private static boolean isOf(Element observation, String code, String template) {
        return observation.at("code").has("code", code) || observation.follows(template);
    }

    /** Puts what is remarked on it as notes. */
    static void comments(Draft draft, Element statement, ObjectNode resource) {
        ArrayNode notes = Json.list(
                statement.all("entryRelationship", it -> it.at("act", "code").has("code", COMMENT)).stream()
                        .flatMap(it -> draft.concepts().said(it.at("act", "text")).stream())
                        .map(text -> Json.object("text", text))
                        .toList());
        Json.set(resource, "note", notes);
    }

    /** Puts why it was done. */
    static void reasons(Draft draft, Element statement, ObjectNode resource) {
        ArrayNode reasons = Json.list(statement.all("entryRelationship", Statements::isIndication).stream()
                .map(it -> draft.concepts().of(it.at("observation", "value")))
                .distinct()
                .toList());
        Json.set(resource, "reasonCode", reasons);
    }

    private static boolean isIndication(Element relationship) {
        Element observation = relationship.at("observation");
        return relationship.has("typeCode", "RSON")
                && (observation.follows(INDICATION) || observation.at("value").isThere());
    }

    /**
     * Puts who wrote it, the last of them, and when it was written first.
     *
     * @param around where it may stand instead
     * @param kinds of references that the element takes
     */
    static void authors(
            Draft draft,
            Element statement,
            Element around,
            ObjectNode resource,
            String who,
            String when,
            List<String> kinds) {
        List<Element> authors = authors(statement, around);
        Stream<ObjectNode> people = authors.stream().map(it -> draft.people().author(it.at("assignedAuthor")));
        if (!who.isEmpty()) {
            people.filter(it -> kinds.contains(it.path("type").asString("")))
                    .reduce((_, last) -> last)
                    .ifPresent(last -> resource.set(who, last));
        }
        if (!when.isEmpty()) {
            Json.put(
                    resource,
                    when,
                    authors.stream()
                            .flatMap(it -> draft.times().dateTime(it.at("time")).stream())
                            .min(String::compareTo));
        }
    }

    /** Those who did it, as {@code performer.actor}. */
    static ArrayNode performers(Draft draft, Element statement) {
        return Json.list(statement.all("performer").stream()
                .map(it -> draft.people().performer(it.at("assignedEntity")))
                .map(actor -> Json.set(Json.object(), "actor", actor))
                .toList());
    }
}
