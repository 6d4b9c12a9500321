package org.stele.gateway.fhir.search.subset;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/** Writes the compact table of summaries from the StructureDefinitions of FHIR R4 that come with HAPI. */
final class SummaryWriter {
    /** They stay with the element that they belong to, and whole. */
    private static final Set<String> OF_ELEMENTS = Set.of("id", "extension", "modifierExtension");

    private final Map<String, List<ElementDefinition>> types = new TreeMap<>();
    private final Set<String> resources = new TreeSet<>();
    private final Set<String> partial = new TreeSet<>();
    private final SortedMap<String, String> written = new TreeMap<>();

    SummaryWriter() {
        List<StructureDefinition> all =
                new DefaultProfileValidationSupport(FhirContext.forR4Cached()).fetchAllStructureDefinitions();
        all.stream().filter(SummaryWriter::hasStructure).forEach(this::add);
        while (types.keySet().stream().filter(this::isPartial).anyMatch(partial::add)) {
            // until no type is found any more that holds one of which only parts are in a summary
        }
    }

    String write() {
        resources.forEach(this::write);
        return "# Summaries of FHIR 4.0.1 as StructureDefinitions mark them; written by SummaryWriter, never by hand\n"
                + String.join("", written.values());
    }

    private static boolean hasStructure(StructureDefinition definition) {
        return definition.getDerivation() != TypeDerivationRule.CONSTRAINT
                && !definition.getAbstract()
                && (definition.getKind() == StructureDefinitionKind.RESOURCE
                        || definition.getKind() == StructureDefinitionKind.COMPLEXTYPE);
    }

    private void add(StructureDefinition definition) {
        if (definition.getKind() == StructureDefinitionKind.RESOURCE) {
            resources.add(definition.getType());
        }
        for (ElementDefinition element : definition.getSnapshot().getElement()) {
            String path = element.getPath();
            int dot = path.lastIndexOf('.');
            if (dot > 0) {
                types.computeIfAbsent(path.substring(0, dot), _ -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    private boolean isPartial(String type) {
        return !type.equals("Extension")
                && !resources.contains(type)
                && elements(type).stream()
                        .filter(it -> !OF_ELEMENTS.contains(name(it)))
                        .anyMatch(it -> !it.getIsSummary() || typesOf(it).anyMatch(partial::contains));
    }

    private List<ElementDefinition> elements(String type) {
        return types.getOrDefault(type, List.of());
    }

    private void write(String type) {
        if (written.containsKey(type)) {
            return;
        }
        List<ElementDefinition> elements = elements(type).stream()
                .filter(it -> resources.contains(type) || (stays(it) && !OF_ELEMENTS.contains(name(it))))
                .toList();
        StringBuilder text = new StringBuilder(type).append('\n');
        elements.forEach(it -> text.append(line(it)));
        written.put(type, text.toString());
        elements.stream()
                .filter(SummaryWriter::stays)
                .flatMap(SummaryWriter::typesOf)
                .filter(partial::contains)
                .forEach(this::write);
    }

    private static boolean stays(ElementDefinition element) {
        return element.getIsSummary() || element.getMin() > 0 || element.getIsModifier();
    }

    private String line(ElementDefinition element) {
        String flags = (element.getIsSummary() ? "s" : "")
                + (element.getMin() > 0 ? "m" : "")
                + (element.getIsModifier() ? "!" : "");
        String type = stays(element) && !name(element).endsWith("[x]")
                ? typesOf(element)
                        .filter(partial::contains)
                        .findFirst()
                        .map(it -> " " + it)
                        .orElse("")
                : "";
        return " " + name(element) + " " + (flags.isEmpty() ? "-" : flags) + type + "\n";
    }

    private static String name(ElementDefinition element) {
        return element.getPath().substring(element.getPath().lastIndexOf('.') + 1);
    }

    private static Stream<String> typesOf(ElementDefinition element) {
        if (element.hasContentReference()) {
            return Stream.of(element.getContentReference().substring(1));
        }
        return element.getType().stream()
                .map(it -> it.getCode())
                .map(it -> it.equals("BackboneElement") || it.equals("Element") ? element.getPath() : it);
    }
}
