package org.stele.gateway.fhir.search.parameter;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the compact file of search parameters from the definitions of FHIR R4 that come with HAPI. */
final class ParameterWriter {
    /** Not elements of the resource, but what the server itself knows. */
    private static final Set<String> OF_THE_SERVER = Set.of("_id", "_lastUpdated");

    /** A search by sound, which nothing here does. */
    private static final String PHONETIC = "phonetic";

    private final FhirContext context = FhirContext.forR4Cached();
    private final ExpressionPaths paths = new ExpressionPaths(new ElementTypes());
    private final StringBuilder text = new StringBuilder(
            "# The search parameters of FHIR 4.0.1 as its definitions give them; written by ParameterWriter, never by hand\n");

    ParameterWriter() throws IOException {}

    String write() {
        for (String resource : new TreeSet<>(context.getResourceTypes())) {
            text.append(resource).append('\n');
            context.getResourceDefinition(resource).getSearchParams().stream()
                    .filter(it -> !OF_THE_SERVER.contains(it.getName())
                            && !it.getName().equals(PHONETIC))
                    .sorted(Comparator.comparing(RuntimeSearchParam::getName))
                    .forEach(it -> add(resource, it));
        }
        return text.toString();
    }

    private void add(String resource, RuntimeSearchParam parameter) {
        String type = parameter.getParamType().getCode();
        if (type.equals("composite")) {
            addJoining(resource, parameter);
            return;
        }
        List<String> sources = sources(resource, parameter).stream()
                .filter(source -> readable(source, type))
                .toList();
        if (!sources.isEmpty()) {
            text.append(' ')
                    .append(parameter.getName())
                    .append(' ')
                    .append(type)
                    .append(' ')
                    .append(String.join(";", sources));
            if (type.equals("reference")) {
                text.append(' ').append(String.join(",", new TreeSet<>(parameter.getTargets())));
            }
            text.append('\n');
        }
    }

    private void addJoining(String resource, RuntimeSearchParam parameter) {
        String places = Arrays.stream(parameter.getPath().split(" \\| ", -1))
                .map(it -> it.equals(resource) ? "." : it.substring(resource.length() + 1))
                .collect(Collectors.joining(";"));
        String parts = parameter.getComponents().stream()
                .map(it ->
                        it.getReference().substring(it.getReference().indexOf(resource + "-") + resource.length() + 1))
                .collect(Collectors.joining(","));
        text.append(' ')
                .append(parameter.getName())
                .append(" composite ")
                .append(places)
                .append(' ')
                .append(parts)
                .append('\n');
    }

    private static boolean readable(String source, String type) {
        return Arrays.stream(ParameterType.values())
                .anyMatch(it ->
                        it.code().equals(type) && it.reads(Source.parse(source).element()));
    }

    private List<String> sources(String resource, RuntimeSearchParam parameter) {
        // The only definition that asks whether something is there.
        if (resource.equals("Patient") && parameter.getName().equals("deceased")) {
            return List.of("deceasedBoolean:boolean", "deceasedDateTime:present", ":absent");
        }
        // The definition has the root rule alone; rules within it have labels of their own, at any depth.
        if (resource.equals("Consent") && parameter.getName().equals("security-label")) {
            return List.of("provision*.securityLabel:Coding");
        }
        return paths.of(resource, parameter.getPath());
    }
}
