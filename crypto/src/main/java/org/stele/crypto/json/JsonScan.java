package org.stele.crypto.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Goes over a text once before anything is built from it, and refuses what a careless reader would let pass. */
final class JsonScan {
    /** The largest magnitude of an integer that every JSON implementation keeps exactly (RFC 8259 §6). */
    private static final long MAX_INTEGER = 1L << 53;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What the decoder puts where bytes are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonParser parser;
    private final int maxDepth;
    /** Bytes that are UTF-8 hold no surrogate alone: it takes an escape to write one. */
    private final boolean hasEscapes;

    private int depth;

    private JsonScan(JsonParser parser, int maxDepth, boolean hasEscapes) {
        this.parser = parser;
        this.maxDepth = maxDepth;
        this.hasEscapes = hasEscapes;
    }

    /** The text of {@code utf8}, which is one strict JSON value. */
    static String scan(byte[] utf8, JsonLimits limits) throws InvalidJsonException {
        if (utf8.length > limits.bytes()) {
            throw new InvalidJsonException("", "longer than " + limits.bytes() + " bytes");
        }
        String text = decode(utf8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            new JsonScan(parser, limits.depth(), text.indexOf('\\') >= 0).run();
        }
        return text;
    }

    private static String decode(byte[] utf8) throws InvalidJsonException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeWithCare(utf8);
    }

    /** Tells a replacement character that stands in the text from one that stands for what is not UTF-8. */
    private static String decodeWithCare(byte[] utf8) throws InvalidJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidJsonException("", "not UTF-8");
        }
    }

    private void run() throws InvalidJsonException {
        try {
            if (parser.nextToken() == null) {
                throw refused("empty text");
            }
            checkValue();
            if (parser.nextToken() != null) {
                throw new InvalidJsonException("", "more than one value");
            }
        } catch (StreamReadException e) {
            throw refused(duplicate(e) ? "duplicate member" : "not JSON");
        } catch (JacksonException e) {
            throw refused("not JSON");
        }
    }

    private void checkValue() throws InvalidJsonException {
        JsonToken token = parser.currentToken();
        do {
            check(token);
            token = depth == 0 ? null : parser.nextToken();
        } while (token != null);
        if (depth != 0) {
            throw refused("not JSON");
        }
    }

    private void check(JsonToken token) throws InvalidJsonException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open();
            case END_OBJECT, END_ARRAY -> depth--;
            case PROPERTY_NAME, VALUE_STRING -> checkText();
            case VALUE_NUMBER_INT -> checkInteger();
            case VALUE_NUMBER_FLOAT -> throw refused("number that is not an integer");
            case VALUE_NULL -> throw refused("null");
            default -> {}
        }
    }

    private void open() throws InvalidJsonException {
        depth++;
        if (depth > maxDepth) {
            throw refused("deeper than " + maxDepth + " levels");
        }
    }

    private void checkInteger() throws InvalidJsonException {
        boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!isLong || Math.abs(parser.getLongValue()) > MAX_INTEGER || parser.getLongValue() == Long.MIN_VALUE) {
            throw refused("integer beyond 2^53");
        }
        if (parser.getLongValue() == 0 && parser.getString().startsWith("-")) {
            throw refused("negative zero");
        }
    }

    private void checkText() throws InvalidJsonException {
        if (hasEscapes) {
            checkSurrogates(parser.getString());
        }
    }

    private void checkSurrogates(String text) throws InvalidJsonException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw refused("lone surrogate");
                }
                i++;
            }
        }
    }

    private InvalidJsonException refused(String reason) {
        return new InvalidJsonException(JsonPaths.of(parser.streamReadContext()), reason);
    }

    private static boolean duplicate(StreamReadException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
    }
}
