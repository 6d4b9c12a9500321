package org.stele.wallet.release;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a document may have that is no record: a composition, who made it, and that nothing is known of something; each once, each with
 * these elements and no others. Where it says what, no other text may stand: a medical statement would be the custodian's, not a record.
 * What stays free are texts of the composition, names, times and identifiers; references go to what is in the document.
 */
final class SummaryFrame {
    private static final String LOINC = "http://loinc.org";
    private static final String IPS = "http://hl7.org/fhir/uv/ips/";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String REFERENCE = ".reference";

    /** Any text. */
    private static final String ANY = "*";

    private static final Map<String, String> DOCUMENT = Map.ofEntries(
            Map.entry("resourceType", "Bundle"),
            Map.entry("type", "document"),
            Map.entry("timestamp", ANY),
            Map.entry("meta.profile", IPS + "StructureDefinition/Bundle-uv-ips"),
            Map.entry("identifier.system", "urn:ietf:rfc:3986"),
            Map.entry("identifier.value", ANY));

    private static final Map<String, String> COMPOSITION = Map.ofEntries(
            Map.entry("meta.profile", IPS + "StructureDefinition/Composition-uv-ips"),
            Map.entry("status", "final"),
            Map.entry("type.coding.system", LOINC),
            Map.entry("type.coding.code", "60591-5"),
            Map.entry("subject.reference", ANY),
            Map.entry("date", ANY),
            Map.entry("title", "International Patient Summary"),
            Map.entry("text.status", "generated"),
            Map.entry("text.div", ANY),
            Map.entry("author.reference", ANY),
            Map.entry("custodian.reference", ANY),
            Map.entry("section.title", ANY),
            Map.entry("section.code.coding.system", LOINC),
            Map.entry("section.code.coding.code", ANY),
            Map.entry("section.text.status", "generated"),
            Map.entry("section.text.div", ANY),
            Map.entry("section.entry.reference", ANY));

    private static final Map<String, String> ORGANISATION =
            Map.of("name", ANY, "identifier.system", "urn:ietf:rfc:3986", "identifier.value", ANY);

    private static final Map<String, String> DEVICE =
            Map.of("deviceName.name", "Stele", "deviceName.type", "manufacturer-name", "owner.reference", ANY);

    private static final Map<String, String> PROBLEM = Map.of(
            "clinicalStatus.coding.system",
            TERMINOLOGY + "condition-clinical",
            "clinicalStatus.coding.code",
            "active",
            "code.coding.system",
            IPS + "CodeSystem/absent-unknown-uv-ips",
            "code.coding.code",
            "no-problem-info",
            "code.coding.display",
            "No information about problems",
            "subject.reference",
            ANY);

    private static final Map<String, String> ALLERGY = Map.of(
            "clinicalStatus.coding.system",
            TERMINOLOGY + "allergyintolerance-clinical",
            "clinicalStatus.coding.code",
            "active",
            "code.coding.system",
            IPS + "CodeSystem/absent-unknown-uv-ips",
            "code.coding.code",
            "no-allergy-info",
            "code.coding.display",
            "No information about allergies",
            "patient.reference",
            ANY);

    private static final Map<String, String> MEDICATION = Map.of(
            "status", "unknown",
            "medicationCodeableConcept.coding.system", IPS + "CodeSystem/absent-unknown-uv-ips",
            "medicationCodeableConcept.coding.code", "no-medication-info",
            "medicationCodeableConcept.coding.display", "No information about medications",
            "subject.reference", ANY,
            "_effectiveDateTime.extension.url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "_effectiveDateTime.extension.valueCode", "unknown");

    private static final Map<String, Map<String, String>> KINDS = Map.of(
            "Composition", COMPOSITION,
            "Organization", ORGANISATION,
            "Device", DEVICE,
            "Condition", PROBLEM,
            "AllergyIntolerance", ALLERGY,
            "MedicationStatement", MEDICATION);

    /** Without which they would say that there is something. */
    private static final Map<String, String> SAYING = Map.of(
            "Condition", "code", "AllergyIntolerance", "code", "MedicationStatement", "medicationCodeableConcept");

    private final Set<String> addresses;
    private final Set<String> seen = new HashSet<>();

    /** @param addresses of all that is in the document */
    SummaryFrame(Set<String> addresses) {
        this.addresses = Set.copyOf(addresses);
    }

    /** Whether a document has nothing of its own beside its entries. */
    static boolean isPlain(JsonNode document) {
        return document.properties().stream()
                .filter(field -> !field.getKey().equals("entry"))
                .allMatch(field -> hasOnly(DOCUMENT, Set.of(), field.getKey(), field.getValue()));
    }

    /** Whether it is one of the frame's, and the first of its kind that was asked for. */
    boolean takes(JsonNode resource) {
        String kind = resource.path("resourceType").asString("");
        return KINDS.containsKey(kind)
                && seen.add(kind)
                && resource.properties().stream()
                        .filter(field -> !isName(field.getKey(), field.getValue()))
                        .allMatch(field -> hasOnly(
                                KINDS.getOrDefault(kind, Map.of()), addresses, field.getKey(), field.getValue()))
                && saysIt(resource, SAYING.getOrDefault(kind, ""));
    }

    private static boolean isName(String field, JsonNode value) {
        return value.isString() && (field.equals("resourceType") || field.equals("id"));
    }

    private static boolean saysIt(JsonNode resource, String element) {
        JsonNode codings = resource.path(element).path("coding");
        return element.isEmpty()
                || (codings.size() == 1
                        && codings.path(0).has("system")
                        && codings.path(0).has("code"));
    }

    /** Lists count as what is in them; empty ones are nothing that a server of ours writes. */
    private static boolean hasOnly(Map<String, String> known, Set<String> addresses, String path, JsonNode value) {
        if (value.isObject()) {
            return !value.isEmpty()
                    && value.properties().stream()
                            .allMatch(
                                    field -> hasOnly(known, addresses, path + "." + field.getKey(), field.getValue()));
        }
        if (value.isArray()) {
            return !value.isEmpty() && value.valueStream().allMatch(item -> hasOnly(known, addresses, path, item));
        }
        return value.isString()
                && known.containsKey(path)
                && fits(known.getOrDefault(path, ""), addresses, path, value.asString(""));
    }

    private static boolean fits(String wanted, Set<String> addresses, String path, String text) {
        return wanted.equals(ANY) ? !path.endsWith(REFERENCE) || addresses.contains(text) : wanted.equals(text);
    }
}
