package org.stele.gateway.fhir.bundle;

import java.util.ArrayList;
import java.util.List;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs over a whole bundle once, builds no tree of its resources, and finds the entries and their identities: a reference
 * may point to a later entry, so identities come first. Proves on the way that all of it is JSON.
 */
public final class BundleScanner {
    private final JsonParser parser;
    private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    private final List<EntryHead> entries = new ArrayList<>();

    private BundleScanner(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Scans a bundle.
     *
     * @throws InvalidBundleException where it is not one JSON object, or its entries are not a list of objects
     */
    public static ScannedBundle scan(StrictJson json, byte[] bytes) {
        json.checkText(bytes, "Bundle");
        try (JsonParser parser = json.parser(bytes)) {
            BundleScanner scanner = new BundleScanner(parser);
            scanner.bundle();
            return new ScannedBundle(scanner.envelope, scanner.entries);
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, "Bundle");
        }
    }

    private void bundle() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidBundleException("Bundle", Reason.NOT_A_BUNDLE);
        }
        boolean seen = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            boolean list = name.equals("entry");
            boolean again = list ? seen : envelope.replace(name, TreeReader.read(parser, "Bundle")) != null;
            if (again) {
                throw new InvalidBundleException("Bundle", Reason.DUPLICATE_FIELD);
            }
            if (list) {
                seen = true;
                entryList();
            }
        }
        TreeReader.nothingMore(parser, "Bundle");
    }

    private void entryList() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidBundleException("Bundle.entry", Reason.WRONG_TYPE);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new InvalidBundleException("Bundle.entry[" + entries.size() + "]", Reason.WRONG_TYPE);
            }
            entries.add(entry());
        }
    }

    private EntryHead entry() {
        int offset = (int) parser.currentTokenLocation().getByteOffset();
        String fullUrl = "";
        String[] identity = {"", ""};
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("fullUrl") && value == JsonToken.VALUE_STRING) {
                fullUrl = parser.getString();
            } else if (name.equals("resource") && value == JsonToken.START_OBJECT) {
                identity = resource();
            } else {
                parser.skipChildren();
            }
        }
        int end = (int) parser.currentLocation().getByteOffset();
        return new EntryHead(fullUrl, identity[0], identity[1], offset, end - offset);
    }

    /** Kind and id of the resource whose object begins here. */
    private String[] resource() {
        String[] identity = {"", ""};
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                identity[0] = parser.getString();
            } else if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                identity[1] = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return identity;
    }
}
