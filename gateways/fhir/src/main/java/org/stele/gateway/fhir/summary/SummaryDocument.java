package org.stele.gateway.fhir.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.gateway.fhir.json.CanonicalJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A summary as a document (R4 documents.html, IPS 1.1 Bundle-uv-ips): what the server has of the chart as it stands there, at its own address, and what the document adds
 * under names of its own.
 */
public final class SummaryDocument {
    private static final String PROFILES = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final String IN_ERROR = "entered-in-error";
    private static final Set<String> UNDECIDED = Set.of("proposal", "plan", "option");
    private static final Set<String> IN_USE = Set.of("active", "on-hold");
    private static final String URN = "urn:uuid:";
    private static final String MAY_BE_INCOMPLETE = "A shared chart may be incomplete.";

    private final String base;
    private final Custodian custodian;
    private final Instant now;
    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode sections = JsonNodeFactory.instance.arrayNode();

    /**
     * One document.
     *
     * @param base this server's own address
     */
    public SummaryDocument(String base, Custodian custodian, Instant now) {
        this.base = base;
        this.custodian = custodian;
        this.now = now;
    }

    /**
     * Writes it, once.
     *
     * @param chart in which the query found something
     * @param opened what was found, not to be used any more itself; what has gone since is left out
     * @return empty where the patient has gone since
     */
    public Optional<Bytes> write(SummaryQuery query, ChartIndex chart, Map<RecordId, ObjectNode> opened) {
        return query.contents(chart)
                .filter(contents -> opened.containsKey(contents.all().getFirst().record()))
                .map(contents -> write(query, contents, opened));
    }

    private Bytes write(SummaryQuery query, SummaryQuery.Contents contents, Map<RecordId, ObjectNode> opened) {
        opened.values().forEach(LogicalReferences::make);
        String patient = base + "/" + query.patient();
        ObjectNode composition = composition(patient);
        contents.all().stream()
                .filter(entry -> opened.containsKey(entry.record()))
                .forEach(entry -> entry(address(entry), Objects.requireNonNull(opened.get(entry.record()))));
        for (Section section : Section.values()) {
            List<ChartEntry> there = contents.sections().getOrDefault(section, List.of()).stream()
                    .filter(entry -> isTrue(opened.get(entry.record())))
                    .toList();
            if (!there.isEmpty()) {
                filled(section, there, opened);
            } else {
                section.absent().ifPresent(absent -> unfilled(section, absent, patient));
            }
        }
        composition.set("section", sections);
        return CanonicalJson.write(bundle());
    }

    /** Whether it is there, and says what is: no error, no order not to give something, no mere proposal, no device that is not in use. */
    private static boolean isTrue(@Nullable ObjectNode resource) {
        if (resource == null) {
            return false;
        }
        String status = resource.path("status").asString("");
        return switch (resource.path("resourceType").asString("")) {
            case "MedicationRequest" ->
                !status.equals(IN_ERROR)
                        && !resource.path("doNotPerform").asBoolean(false)
                        && !UNDECIDED.contains(resource.path("intent").asString(""));
            case "DeviceUseStatement" -> IN_USE.contains(status);
            default -> !status.equals(IN_ERROR);
        };
    }

    private ObjectNode composition(String patient) {
        ObjectNode composition = named("Composition", "Composition-uv-ips").put("status", "final");
        coding(composition.putObject("type"), "http://loinc.org", "60591-5");
        composition.putObject("subject").put("reference", patient);
        composition.put("date", now.toString()).put("title", "International Patient Summary");
        composition.set("text", Narrative.paragraph(MAY_BE_INCOMPLETE));
        entry(composition);
        ObjectNode organisation = named("Organization", "").put("name", custodian.name());
        organisation
                .putArray("identifier")
                .addObject()
                .put("system", "urn:ietf:rfc:3986")
                .put("value", custodian.identifier());
        String owner = entry(organisation);
        ObjectNode device = named("Device", "");
        device.putArray("deviceName").addObject().put("name", "Stele").put("type", "manufacturer-name");
        device.putObject("owner").put("reference", owner);
        composition.putArray("author").addObject().put("reference", entry(device));
        composition.putObject("custodian").put("reference", owner);
        return composition;
    }

    private void filled(Section section, List<ChartEntry> there, Map<RecordId, ObjectNode> opened) {
        List<String> lines = new ArrayList<>();
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        for (ChartEntry entry : there) {
            lines.add(Line.of(Objects.requireNonNull(opened.get(entry.record()))));
            references.addObject().put("reference", address(entry));
        }
        section(section, Narrative.list(lines), references);
    }

    private void unfilled(Section section, Absent absent, String patient) {
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        references.addObject().put("reference", entry(absent.resource(fresh(), patient)));
        section(section, Narrative.paragraph(absent.display()), references);
    }

    private void section(Section section, ObjectNode text, ArrayNode references) {
        ObjectNode node = sections.addObject().put("title", section.title());
        coding(node.putObject("code"), "http://loinc.org", section.code());
        node.set("text", text);
        node.set("entry", references);
    }

    private ObjectNode bundle() {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "document")
                .put("timestamp", now.toString());
        bundle.putObject("meta").putArray("profile").add(PROFILES + "Bundle-uv-ips");
        bundle.putObject("identifier").put("system", "urn:ietf:rfc:3986").put("value", URN + fresh());
        bundle.set("entry", entries);
        return bundle;
    }

    private static ObjectNode named(String kind, String profile) {
        ObjectNode resource =
                JsonNodeFactory.instance.objectNode().put("resourceType", kind).put("id", fresh());
        if (!profile.isEmpty()) {
            resource.putObject("meta").putArray("profile").add(PROFILES + profile);
        }
        return resource;
    }

    /** Adds what is the document's own; answers its address. */
    private String entry(ObjectNode own) {
        String address = URN + own.path("id").asString("");
        entry(address, own);
        return address;
    }

    private void entry(String address, ObjectNode resource) {
        entries.addObject().put("fullUrl", address).set("resource", resource);
    }

    private String address(ChartEntry entry) {
        return base + "/" + entry.facts().address();
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
