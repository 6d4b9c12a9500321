package org.stele.gateway.fhir.conformance;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of a resource in and out again: read strictly, checked against the structure of R4, written in the form that is
 * sealed, and compared with what came, number by number. Safe for use by many threads.
 */
public final class RoundTrip {
    private static final int MOST_BYTES = 1 << 28;
    private static final int MOST_DEPTH = 1_000;
    private static final int MOST_ISSUES = 100;
    private static final JsonMapper ANOTHER_READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final StrictJson json = new StrictJson(MOST_BYTES, MOST_DEPTH);
    private final StructureCheck structure = new StructureCheck(MOST_ISSUES);

    /**
     * What came out.
     *
     * @param content the resource as it would be sealed; empty bytes where it was refused
     * @param issues why it was refused; empty where it was taken
     * @param isSame whether what was written says what came
     */
    public record Outcome(Bytes content, List<Issue> issues, boolean isSame) {
        public Outcome {
            issues = List.copyOf(issues);
        }

        static Outcome refused(List<Issue> issues) {
            return new Outcome(Bytes.wrap(new byte[0]), issues, false);
        }
    }

    public Outcome of(byte[] resource) {
        try {
            JsonNode tree = tree(resource);
            if (!(tree instanceof ObjectNode object)) {
                return Outcome.refused(List.of(new Issue("", Reason.WRONG_TYPE)));
            }
            List<Issue> issues =
                    structure.check(object, object.path("resourceType").asString(""));
            return issues.isEmpty() ? taken(resource, object) : Outcome.refused(issues);
        } catch (InvalidBundleException e) {
            return Outcome.refused(e.issues());
        }
    }

    private static Outcome taken(byte[] resource, ObjectNode tree) {
        Bytes content = CanonicalJson.write(tree);
        boolean isSame = ANOTHER_READER.readTree(resource).equals(ANOTHER_READER.readTree(content.unsafeArray()));
        return new Outcome(content, List.of(), isSame);
    }

    private JsonNode tree(byte[] resource) {
        json.checkText(resource, "");
        try (JsonParser parser = json.parser(resource)) {
            parser.nextToken();
            return TreeReader.whole(parser, "");
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, "");
        }
    }
}
