package org.stele.wallet.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.Bytes;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.proof.ProofException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a document's resources are the records that it is said to be made of, each once and unchanged. Its own are the
 * frame, which is {@link SummaryFrame}'s.
 */
final class SummaryCheck {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String OWN = "urn:uuid:";
    private static final String DOCUMENT = "document";
    private static final Set<String> ENTRY = Set.of("fullUrl", "resource");

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
        require(bundle.path("type").asString("").equals(DOCUMENT), "it is no document");
        require(SummaryFrame.isPlain(bundle), "it says something beside its entries");
        JsonNode entries = bundle.path("entry");
        require(isOwn(entries.path(0)) && kind(entries.path(0)).equals("Composition"), "it begins with no composition");
        Set<String> addresses = entries.valueStream().map(SummaryCheck::address).collect(Collectors.toSet());
        require(addresses.size() == entries.size(), "two entries have one address");
        SummaryFrame frame = new SummaryFrame(addresses);
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : entries) {
            check(entry, frame, seen);
        }
        require(seen.equals(records.keySet()), "a record that it is made of is not in it");
    }

    private void check(JsonNode entry, SummaryFrame frame, Set<String> seen) throws ProofException {
        require(ENTRY.containsAll(entry.propertyNames()), "an entry has more than a resource");
        JsonNode resource = entry.path("resource");
        if (isOwn(entry)) {
            require(frame.takes(resource), "it has something that is no record");
            return;
        }
        String name = name(resource);
        JsonNode record = records.get(name);
        require(
                record != null && seen.add(name) && address(entry).endsWith("/" + name),
                "it has what is no record of it");
        require(record != null && Sameness.of(record, resource), "a resource in it is not as it was committed to");
    }

    /** Whether it is the document's own, and no record. */
    private static boolean isOwn(JsonNode entry) {
        return address(entry).startsWith(OWN);
    }

    private static String address(JsonNode entry) {
        return entry.path("fullUrl").asString("");
    }

    private static String kind(JsonNode entry) {
        return entry.path("resource").path("resourceType").asString("");
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
