package org.stele.crypto.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** What a text is before it is a value: characters, and, where no value came of it, the first place that is at fault. */
final class JsonScan {
    /** What the decoder puts where bytes are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private JsonScan() {}

    static String decode(byte[] utf8, JsonLimits limits) throws InvalidJsonException {
        if (utf8.length > limits.bytes()) {
            throw new InvalidJsonException("", "longer than " + limits.bytes() + " bytes");
        }
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

    /** Returns where {@code text} is one strict JSON value. */
    static void requireStrict(String text, JsonLimits limits) throws InvalidJsonException {
        try (StrictParser parser = StrictParser.over(text, limits)) {
            try {
                requireOneValue(parser);
            } catch (JacksonException e) {
                throw refused(parser, reason(e));
            }
        }
    }

    private static void requireOneValue(StrictParser parser) throws InvalidJsonException {
        if (parser.nextToken() == null) {
            throw refused(parser, "empty text");
        }
        while (parser.depth() > 0) {
            if (parser.nextToken() == null) {
                throw refused(parser, "not JSON");
            }
        }
        if (parser.nextToken() != null) {
            throw new InvalidJsonException("", "more than one value");
        }
    }

    private static String reason(JacksonException e) {
        if (e instanceof StrictParser.Refusal refusal) {
            return refusal.getOriginalMessage();
        }
        boolean duplicate = e instanceof StreamReadException
                && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
        return duplicate ? "duplicate member" : "not JSON";
    }

    private static InvalidJsonException refused(StrictParser parser, String reason) {
        return new InvalidJsonException(JsonPaths.of(parser.streamReadContext()), reason);
    }
}
