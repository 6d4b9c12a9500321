package org.stele.gateway.fhir.search.subset;

import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes parts out of resources. */
final class Subsetting {
    private static final SummaryTable TABLE = SummaryTable.R4;
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String SUBSETTED = "SUBSETTED";
    private static final String TEXT = "text";
    private static final Set<String> ALWAYS = Set.of("id", "meta");

    /** What belongs to an element that stays: an extension may say why its value is absent. */
    private static final Set<String> OF_ELEMENTS = Set.of("id", "extension", "modifierExtension");

    private Subsetting() {}

    static ObjectNode of(Subset subset, ObjectNode resource) {
        return switch (subset) {
            case Subset.Whole _ -> resource;
            case Subset.Summary _ -> marked(summary(resource));
            case Subset.Text _ -> marked(only(resource, it -> it.mandatory() || it.modifier() || it.is(TEXT)));
            case Subset.Data _ -> marked(only(resource, it -> !it.is(TEXT)));
            case Subset.Elements(Set<String> names) ->
                marked(only(resource, it -> names.contains(it.name()) || it.mandatory() || it.modifier()));
        };
    }

    private static ObjectNode summary(ObjectNode resource) {
        ObjectNode part = only(resource, it -> it.summary() || it.mandatory() || it.modifier());
        String kind = kind(resource);
        for (String member : Set.copyOf(part.propertyNames())) {
            TABLE.typeOf(kind, member).ifPresent(type -> part.set(member, summary(type, part.path(member))));
        }
        return part;
    }

    private static JsonNode summary(String type, JsonNode value) {
        return switch (value) {
            case ArrayNode list -> {
                ArrayNode parts = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> parts.add(summary(type, item)));
                yield parts;
            }
            case ObjectNode element -> element(type, element);
            default -> value;
        };
    }

    private static ObjectNode element(String type, ObjectNode element) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        element.forEachEntry((member, value) -> {
            if (OF_ELEMENTS.contains(member)) {
                part.set(member, value);
            } else if (TABLE.find(type, member).isPresent()) {
                part.set(
                        member,
                        TABLE.typeOf(type, member).map(it -> summary(it, value)).orElse(value));
            }
        });
        return part;
    }

    private static ObjectNode only(ObjectNode resource, Predicate<ListedElement> wanted) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        String kind = kind(resource);
        part.put("resourceType", kind);
        resource.forEachEntry((member, value) -> {
            if (TABLE.find(kind, member)
                    .filter(it -> ALWAYS.contains(it.name()) || wanted.test(it))
                    .isPresent()) {
                part.set(member, value);
            }
        });
        return part;
    }

    private static String kind(ObjectNode resource) {
        return resource.path("resourceType").asString("");
    }

    private static ObjectNode marked(ObjectNode part) {
        ((ObjectNode) part.path("meta"))
                .withArray("tag")
                .addObject()
                .put("system", SYSTEM)
                .put("code", SUBSETTED);
        return part;
    }

    static boolean isMarked(JsonNode resource) {
        return resource.path("meta")
                .path("tag")
                .valueStream()
                .anyMatch(tag -> tag.path("system").asString("").equals(SYSTEM)
                        && tag.path("code").asString("").equals(SUBSETTED));
    }
}
