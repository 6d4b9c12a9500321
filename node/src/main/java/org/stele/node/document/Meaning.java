package org.stele.node.document;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stele.gateway.ccda.fhir.Keys;
import tools.jackson.databind.JsonNode;

/**
 * What a record is about, whatever else it says: by this one fact is told from another under the same id.
 *
 * @param codes with their systems
 * @param systems of the codes
 * @param names in small letters
 * @param day on which it happened, of what happens once; empty of all else
 */
record Meaning(Set<String> codes, Set<String> systems, Set<String> names, String day) {
    private static final List<String> ABOUT = List.of("code", "medicationCodeableConcept", "vaccineCode", "type");
    private static final List<String> WHEN = List.of(
            "/effectiveDateTime",
            "/effectivePeriod/start",
            "/performedDateTime",
            "/performedPeriod/start",
            "/occurrenceDateTime",
            "/period/start");
    /** What happens once. */
    private static final Set<String> EVENTS =
            Set.of("DiagnosticReport", "Encounter", "Immunization", "Observation", "Procedure");

    private static final int DAY = "yyyy-mm-dd".length();

    static Meaning of(JsonNode resource) {
        List<JsonNode> concepts = ABOUT.stream()
                .map(resource::path)
                .flatMap(it -> it.isArray() ? it.valueStream() : Stream.of(it))
                .toList();
        List<JsonNode> codings =
                concepts.stream().flatMap(it -> it.path("coding").valueStream()).toList();
        Stream<String> names = Stream.concat(
                texts(concepts, "text"),
                Stream.concat(texts(codings, "display"), texts(List.of(resource.path("device")), "reference")));
        return new Meaning(
                set(codings.stream().map(it -> Keys.of(text(it, "system"), text(it, "code")))),
                set(texts(codings, "system")),
                set(names.map(it -> it.toLowerCase(Locale.ROOT))),
                EVENTS.contains(text(resource, "resourceType")) ? day(resource) : "");
    }

    private static String day(JsonNode resource) {
        return WHEN.stream()
                .map(it -> resource.at(it).asString(""))
                .filter(it -> !it.isEmpty())
                .map(it -> it.substring(0, Math.min(it.length(), DAY)))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> texts(List<JsonNode> nodes, String name) {
        return nodes.stream().map(it -> text(it, name)).filter(it -> !it.isEmpty());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static Set<String> set(Stream<String> texts) {
        return texts.collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** Whether it is about something else. What says nothing of it is about nothing else. */
    boolean isOther(Meaning other) {
        boolean isOtherDay = !day.startsWith(other.day) && !other.day.startsWith(day);
        boolean isSilent = isSilent() || other.isSilent();
        return isOtherDay || (!isSilent && isOtherThing(other));
    }

    private boolean isSilent() {
        return codes.isEmpty() && names.isEmpty();
    }

    /** Two codes of one system are two things, whatever they are called. */
    private boolean isOtherThing(Meaning other) {
        if (!Collections.disjoint(codes, other.codes)) {
            return false;
        }
        return !Collections.disjoint(systems, other.systems) || Collections.disjoint(names, other.names);
    }

    /** By which it is known again beside what has its id. */
    String key() {
        return Keys.of(Keys.of((codes.isEmpty() ? names : codes).toArray(String[]::new)), day);
    }
}
