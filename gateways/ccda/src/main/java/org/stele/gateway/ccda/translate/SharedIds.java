package org.stele.gateway.ccda.translate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Identifiers;

/**
 * The ids of a document that different entries have, as systems write them that copy one example: by such an id nothing can be known
 * again, or one fact would take the place of another. What stands in two sections has the same code in both.
 */
final class SharedIds {
    private final Map<String, Set<String>> meanings = new HashMap<>();

    SharedIds(Element document) {
        document.at("component", "structuredBody").everything().forEach(this::count);
    }

    private void count(Element statement) {
        List<Element> ids = children(statement, "id").toList();
        Identifiers.key(ids)
                .ifPresent(key -> meanings.computeIfAbsent(statement.name() + "|" + key, _ -> new HashSet<>())
                        .add(meaning(statement)));
    }

    /** What it is about, without how it stands now. */
    private static String meaning(Element statement) {
        String about = codes(Stream.of("code", "value").flatMap(name -> children(statement, name)));
        String with = codes(Stream.of("consumable", "participant")
                .flatMap(name -> children(statement, name))
                .flatMap(Element::everything)
                .filter(it -> it.name().equals("code")));
        return about + "|" + with;
    }

    private static String codes(Stream<Element> elements) {
        return String.join(" ", elements.map(it -> it.attribute("code")).toList());
    }

    private static Stream<Element> children(Element statement, String name) {
        return statement.children().stream().filter(it -> it.name().equals(name));
    }

    /** Whether different statements of its sort have the first of these ids. */
    boolean isShared(Element statement, String key) {
        return meanings.getOrDefault(statement.name() + "|" + key, Set.of()).size() > 1;
    }
}
