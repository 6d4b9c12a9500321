package org.stele.gateway.fhir.json;

import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Builds the tree of one JSON value. Unlike a plain {@code readTree} it refuses a member that comes twice, and keeps every
 * decimal with the precision it was written in, which FHIR gives a meaning (R4 datatypes.html#decimal).
 */
public final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeReader() {}

    /**
     * Reads the value that {@code parser} stands at and leaves it on that value's last token.
     *
     * @throws InvalidBundleException with {@code path} where it is not JSON, too deep, or has a member twice
     */
    public static JsonNode read(JsonParser parser, String path) {
        try {
            return value(parser, path);
        } catch (JacksonException e) {
            throw refusal(e, path);
        }
    }

    /** Reads a value as {@link #read} does, and makes sure that nothing follows it. */
    public static JsonNode whole(JsonParser parser, String path) {
        JsonNode value = read(parser, path);
        nothingMore(parser, path);
        return value;
    }

    /**
     * Makes sure that the parser has come to the end.
     *
     * @throws InvalidBundleException where anything but white space follows
     */
    public static void nothingMore(JsonParser parser, String path) {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (JacksonException e) {
            throw new InvalidBundleException(path, Reason.TRAILING_DATA);
        }
        throw new InvalidBundleException(path, Reason.TRAILING_DATA);
    }

    /** What the parser's complaint is among our reasons; its text may quote the input and is dropped. */
    public static InvalidBundleException refusal(JacksonException e, String path) {
        boolean depth = e instanceof StreamConstraintsException constraint
                && String.valueOf(constraint.getMessage()).contains("nesting depth");
        return new InvalidBundleException(path, depth ? Reason.DEPTH : Reason.SYNTAX);
    }

    private static JsonNode value(JsonParser parser, String path) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new InvalidBundleException(path, Reason.SYNTAX);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new InvalidBundleException(path, Reason.SYNTAX);
        };
    }

    private static ObjectNode object(JsonParser parser, String path) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.replace(name, value(parser, path)) != null) {
                throw new InvalidBundleException(path, Reason.DUPLICATE_FIELD);
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, String path) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? BigIntegerNode.valueOf(parser.getBigIntegerValue())
                : LongNode.valueOf(parser.getLongValue());
    }
}
