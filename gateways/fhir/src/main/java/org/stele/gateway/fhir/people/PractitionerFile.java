package org.stele.gateway.fhir.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.reference.ReferenceText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Reads who works where from the bundles that accompany patients' data: Practitioner and PractitionerRole, and, for their
 * names, Organization. Synthea writes them as practitionerInformation and hospitalInformation.
 */
public final class PractitionerFile {
    private static final int MAX_DEPTH = 64;

    private final Map<PractitionerId, JsonNode> practitioners = new LinkedHashMap<>();
    private final Map<String, String> organizations = new HashMap<>();
    private final List<JsonNode> roles = new ArrayList<>();

    private PractitionerFile() {}

    /**
     * Reads any number of such bundles together.
     *
     * @param maxBytes the most bytes accepted of each
     * @return one for each practitioner and organisation they work at, in the order of the files; a practitioner without a
     *     role has an empty organisation
     * @throws InvalidBundleException where a file is no FHIR bundle in JSON
     */
    public static List<Practitioner> read(List<byte[]> bundles, int maxBytes) {
        PractitionerFile file = new PractitionerFile();
        StrictJson json = new StrictJson(maxBytes, MAX_DEPTH);
        bundles.forEach(bytes -> file.bundle(json, bytes));
        return file.list();
    }

    private void bundle(StrictJson json, byte[] bytes) {
        json.checkText(bytes, "Bundle");
        try (JsonParser parser = json.parser(bytes)) {
            parser.nextToken();
            JsonNode bundle = TreeReader.whole(parser, "Bundle");
            if (!bundle.path("resourceType").asString("").equals("Bundle")) {
                throw new InvalidBundleException("Bundle", Reason.NOT_A_BUNDLE);
            }
            items(bundle.path("entry")).map(it -> it.path("resource")).forEach(this::resource);
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, "Bundle");
        }
    }

    private void resource(JsonNode resource) {
        switch (resource.path("resourceType").asString("")) {
            case "Practitioner" -> PractitionerId.of(resource).ifPresent(id -> practitioners.put(id, resource));
            case "PractitionerRole" -> roles.add(resource);
            case "Organization" -> organization(resource);
            default -> {}
        }
    }

    private void organization(JsonNode organization) {
        String name = organization.path("name").asString("");
        items(organization.path("identifier"))
                .map(it -> it.path("value").asString(""))
                .forEach(id -> organizations.put(id, name));
        organizations.putIfAbsent(organization.path("id").asString(""), name);
    }

    private List<Practitioner> list() {
        Map<PractitionerId, List<JsonNode>> byPractitioner = roles.stream()
                .flatMap(role -> target(role.path("practitioner")).stream().map(id -> Map.entry(id, role)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return practitioners.entrySet().stream()
                .<Practitioner>mapMulti((entry, out) -> places(
                        entry.getKey(), entry.getValue(), byPractitioner.getOrDefault(entry.getKey(), List.of()), out))
                .toList();
    }

    private void places(PractitionerId id, JsonNode practitioner, List<JsonNode> itsRoles, Consumer<Practitioner> out) {
        String name = name(practitioner);
        if (itsRoles.isEmpty()) {
            out.accept(new Practitioner(id, name, "", "", ""));
        }
        for (JsonNode role : itsRoles) {
            String place = identifier(role.path("organization"))
                    .map(PractitionerId::value)
                    .orElse("");
            String known = organizations.getOrDefault(
                    place, role.path("organization").path("display").asString(""));
            String specialty = role.path("specialty")
                    .path(0)
                    .path("coding")
                    .path(0)
                    .path("code")
                    .asString("");
            out.accept(new Practitioner(id, name, place, known, specialty));
        }
    }

    /** Whom a role's reference means, by identifier or by a resource of these files. */
    private Optional<PractitionerId> target(JsonNode reference) {
        return identifier(reference)
                .or(() -> practitioners.entrySet().stream()
                        .filter(it -> reference
                                .path("reference")
                                .asString("")
                                .endsWith(it.getValue().path("id").asString("?")))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static Optional<PractitionerId> identifier(JsonNode reference) {
        return PractitionerId.in(reference.path("identifier"))
                .or(() -> ReferenceText.parse(reference.path("reference").asString(""))
                                instanceof ReferenceText.Conditional query
                        ? query.identifier().map(it -> new PractitionerId(it.system(), it.value()))
                        : Optional.empty());
    }

    private static String name(JsonNode practitioner) {
        JsonNode name = practitioner.path("name").path(0);
        return Stream.of(items(name.path("prefix")), items(name.path("given")), Stream.of(name.path("family")))
                .flatMap(it -> it)
                .map(it -> it.asString(""))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
