package org.stele.gateway.fhir.made;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.Sha256;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of them. Its text form shows nothing of it.
 *
 * @param id the same each time it is made
 * @param version the same as long as what the resource tells is
 * @param time when what it tells became so
 * @param resource with {@link #logical} as its id
 */
public record Made(RecordId id, RecordId version, Instant time, ObjectNode resource) {
    private static final TermExtractor TERMS = new TermExtractor(SearchParameters.R4);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final byte[] VERSION = "stele/made-version/1\0".getBytes(StandardCharsets.US_ASCII);

    /** What stays as it is: its id stands for the version too. */
    public Made(RecordId id, Instant time, ObjectNode resource) {
        this(id, id, time, resource);
    }

    /**
     * What becomes another, such as a grant that is revoked: whoever knows a version is told of the next. The version stands in addresses,
     * and so tells of nothing but its id, which is random, its status and its time.
     *
     * @param resource has a {@code status}, which says all of what can change in it
     */
    public static Made changing(RecordId id, Instant time, ObjectNode resource) {
        String state = resource.path("resourceType").asString("") + "/"
                + resource.path("status").asString("") + "/" + time.toEpochMilli();
        byte[] digest =
                Sha256.digest(VERSION, id.value().bytes().unsafeArray(), state.getBytes(StandardCharsets.US_ASCII));
        return new Made(
                id, new RecordId(new RandomId(Bytes.wrap(Arrays.copyOf(digest, RandomId.LENGTH)))), time, resource);
    }

    /** The resource's id, which no stored one has. */
    public static String logical(RecordId id) {
        return MadeId.of(HexFormat.of().formatHex(id.value().bytes().unsafeArray()));
    }

    /** The identifier of what has this id, as {@link #logical} made it; nothing where that never made it. */
    public static Optional<RandomId> identifier(String logical) {
        return MadeId.rest(logical)
                .filter(rest -> HEX.matcher(rest).matches())
                .map(rest -> new RandomId(Bytes.wrap(HexFormat.of().parseHex(rest))));
    }

    public String kind() {
        return resource.path("resourceType").asString("");
    }

    public String address() {
        return kind() + "/" + logical(id);
    }

    ChartEntry entry() {
        return new ChartEntry(
                version, new Facts(address(), time.toEpochMilli(), new TreeSet<>(), TERMS.extract(resource)), time);
    }

    ChartRecord record() {
        return new ChartRecord(version, kind(), CanonicalJson.write(resource));
    }

    @Override
    public String toString() {
        return "Made[" + id + "]";
    }
}
