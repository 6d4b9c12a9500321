package org.stele.gateway.fhir.structure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/** Writes the compact schema from the StructureDefinitions of FHIR R4 that come with HAPI. */
final class SchemaWriter {
    private final DefaultProfileValidationSupport definitions =
            new DefaultProfileValidationSupport(FhirContext.forR4Cached());
    private final RequiredCodes requiredCodes = new RequiredCodes(definitions);
    private final SortedMap<String, StringBuilder> types = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> codes = new TreeMap<>();

    String write() {
        List<StructureDefinition> all = definitions.fetchAllStructureDefinitions();
        all.stream().filter(SchemaWriter::hasStructure).forEach(this::add);
        StringBuilder text = new StringBuilder(
                "# FHIR 4.0.1 as StructureDefinitions give it; written by SchemaWriter, never by hand\n");
        codes.forEach((name, values) -> text.append("codes ")
                .append(name)
                .append(' ')
                .append(String.join(" ", values))
                .append('\n'));
        types.values().forEach(text::append);
        return text.toString();
    }

    private static boolean hasStructure(StructureDefinition definition) {
        return definition.getDerivation() != TypeDerivationRule.CONSTRAINT
                && (definition.getKind() == StructureDefinitionKind.RESOURCE
                        || definition.getKind() == StructureDefinitionKind.COMPLEXTYPE);
    }

    private void add(StructureDefinition definition) {
        boolean resource = definition.getKind() == StructureDefinitionKind.RESOURCE && !definition.getAbstract();
        String root = definition.getType();
        types.put(
                root,
                new StringBuilder(resource ? "resource " : "type ").append(root).append('\n'));
        definition.getSnapshot().getElement().stream().skip(1).forEach(this::add);
    }

    private void add(ElementDefinition element) {
        String path = element.getPath();
        String owner = path.substring(0, path.lastIndexOf('.'));
        types.computeIfAbsent(owner, it -> new StringBuilder("type ").append(it).append('\n'))
                .append(' ')
                .append(path.substring(owner.length() + 1))
                .append(' ')
                .append(element.getMin())
                .append(' ')
                .append(element.getMax())
                .append(' ')
                .append(typesOf(element))
                .append(binding(element))
                .append('\n');
    }

    private static String typesOf(ElementDefinition element) {
        if (element.hasContentReference()) {
            return element.getContentReference().substring(1);
        }
        if (element.getType().size() == 1
                && isBackbone(element.getType().getFirst().getCode())) {
            return element.getPath();
        }
        return element.getType().stream().map(SchemaWriter::typeOf).distinct().collect(Collectors.joining("|"));
    }

    private static boolean isBackbone(String code) {
        return code.equals("BackboneElement") || code.equals("Element");
    }

    private static String typeOf(ElementDefinition.TypeRefComponent type) {
        if (type.getCode().startsWith("http://hl7.org/fhirpath/System.")) {
            return "string";
        }
        if (!type.getCode().equals("Reference")) {
            return type.getCode();
        }
        SortedSet<String> targets = new TreeSet<>();
        type.getTargetProfile()
                .forEach(it -> targets.add(it.getValue().substring(it.getValue().lastIndexOf('/') + 1)));
        targets.remove("Resource");
        return targets.isEmpty() ? "Reference" : "Reference(" + String.join(",", targets) + ")";
    }

    private String binding(ElementDefinition element) {
        boolean code = element.getType().size() == 1
                && element.getType().getFirst().getCode().equals("code");
        if (!code || !element.hasBinding() || element.getBinding().getStrength() != BindingStrength.REQUIRED) {
            return "";
        }
        Optional<SortedSet<String>> values =
                requiredCodes.of(element.getBinding().getValueSet());
        String url = element.getBinding().getValueSet();
        String name = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\|.*", "");
        values.ifPresent(it -> codes.put(name, it));
        return values.isPresent() ? " " + name : "";
    }
}
