package org.stele.node.fhir;

import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** Reads the text of what comes alone. */
final class ResourceText {
    private final StrictJson json;

    ResourceText(IntakeLimits limits) {
        this.json = new StrictJson(limits.maxBytes(), limits.maxDepth());
    }

    /**
     * All of it.
     *
     * @param path what it is, for the refusal
     * @throws org.stele.gateway.fhir.issue.InvalidBundleException where it is not strict JSON within the limits
     */
    JsonNode tree(byte[] text, String path) {
        json.checkText(text, path);
        try (JsonParser parser = json.parser(text)) {
            parser.nextToken();
            return TreeReader.whole(parser, path);
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, path);
        }
    }
}
