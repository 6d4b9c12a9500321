package org.stele.wallet.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.proof.ProofException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a document's resources are the records that it is said to be made of, each once and unchanged. Its own are the frame: a
 * composition, who made it, and that nothing is known of something.
 */
final class SummaryCheck {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String OWN = "urn:uuid:";
    private static final Set<String> FRAME = Set.of("Composition", "Organization", "Device");
    private static final String UNKNOWN = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    /** The codes that say that there is nothing ({@code no-known-allergies}) are a clinician's. */
    private static final Pattern NOTHING_KNOWN = Pattern.compile("no-[a-z]+-info");

    private final Map<String, JsonNode> records;

    private SummaryCheck(Map<String, JsonNode> records) {
        this.records = records;
    }

    static SummaryCheck of(List<Disclosed> disclosed) throws ProofException {
        Map<String, JsonNode> records = new HashMap<>();
        for (Disclosed record : disclosed) {
            JsonNode resource = read(record.content());
            if (records.put(name(resource), resource) != null) {
                throw new ProofException("two records are the same resource");
            }
        }
        return new SummaryCheck(records);
    }

    void require(Bytes document) throws ProofException {
        JsonNode bundle = read(document);
        require(bundle.path("type").asString("").equals("document"), "it is no document");
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : bundle.path("entry")) {
            check(entry, seen);
        }
        require(seen.equals(records.keySet()), "a record that it is made of is not in it");
    }

    private void check(JsonNode entry, Set<String> seen) throws ProofException {
        JsonNode resource = entry.path("resource");
        String address = entry.path("fullUrl").asString("");
        if (address.startsWith(OWN)) {
            require(isFrame(resource), "it has something that is no record");
            return;
        }
        String name = name(resource);
        JsonNode record = records.get(name);
        require(record != null && seen.add(name) && address.endsWith("/" + name), "it has what is no record of it");
        require(record != null && Sameness.of(record, resource), "a resource in it is not as it was committed to");
    }

    /** Who made it; of what is medical only that nothing is known. */
    private static boolean isFrame(JsonNode resource) {
        return FRAME.contains(resource.path("resourceType").asString(""))
                || saysUnknown(resource.path("code"))
                || saysUnknown(resource.path("medicationCodeableConcept"));
    }

    private static boolean saysUnknown(JsonNode concept) {
        JsonNode codings = concept.path("coding");
        return codings.size() == 1
                && codings.path(0).path("system").asString("").equals(UNKNOWN)
                && NOTHING_KNOWN
                        .matcher(codings.path(0).path("code").asString(""))
                        .matches()
                && !concept.has("text");
    }

    private static String name(JsonNode resource) {
        return resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
    }

    private static JsonNode read(Bytes json) throws ProofException {
        try {
            return JSON.readTree(json.unsafeArray());
        } catch (JacksonException e) {
            throw new ProofException("it is no JSON", e);
        }
    }

    private static void require(boolean condition, String otherwise) throws ProofException {
        if (!condition) {
            throw new ProofException("the summary is not what it is said to be made of: " + otherwise);
        }
    }
}
