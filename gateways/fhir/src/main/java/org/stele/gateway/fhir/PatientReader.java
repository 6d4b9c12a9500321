package org.stele.gateway.fhir;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.JsonNode;

/** Reads from a Patient what the directory needs. */
public final class PatientReader {
    private PatientReader() {}

    /**
     * Who a Patient is.
     *
     * @param patient of sound structure
     */
    public static PatientIdentity read(ResourceKey key, JsonNode patient) {
        List<PatientIdentifier> identifiers =
                items(patient.path("identifier")).map(PatientReader::identifier).toList();
        return new PatientIdentity(
                key, identifiers, name(patient), patient.path("birthDate").asString(""));
    }

    private static PatientIdentifier identifier(JsonNode identifier) {
        String type = items(identifier.path("type").path("coding"))
                .filter(it -> it.path("system").asString("").endsWith("v2-0203"))
                .map(it -> it.path("code").asString(""))
                .findFirst()
                .orElse("");
        return new PatientIdentifier(
                identifier.path("system").asString(""), identifier.path("value").asString(""), type);
    }

    private static String name(JsonNode patient) {
        List<JsonNode> names = items(patient.path("name")).toList();
        return names.stream()
                .filter(it -> it.path("use").asString("").equals("official"))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(PatientReader::text)
                .orElse("");
    }

    private static String text(JsonNode name) {
        return Stream.concat(items(name.path("given")), Stream.of(name.path("family")))
                .map(it -> it.asString(""))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
