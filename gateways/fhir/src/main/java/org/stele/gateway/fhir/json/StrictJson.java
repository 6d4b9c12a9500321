package org.stele.gateway.fhir.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Opens bytes from outside as JSON: UTF-8 without a byte order mark (RFC 8259 §8.1), within a size and a depth. One
 * instance serves all threads.
 */
public final class StrictJson {
    private static final int CHARS = 8192;
    private static final int MAX_NAME = 256;
    /** Characters of a number, as it comes and as it is written again. */
    public static final int MAX_NUMBER = 64;

    private final int maxBytes;
    private final JsonFactory factory;

    /**
     * @param maxBytes the most bytes accepted
     * @param maxDepth the deepest nesting accepted
     */
    public StrictJson(int maxBytes, int maxDepth) {
        this.maxBytes = maxBytes;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxBytes)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
    }

    /**
     * Refuses what is not the text of JSON at all. Call it once on bytes before {@link #parser}.
     *
     * @throws InvalidBundleException for size or encoding
     */
    public void checkText(byte[] json, String path) {
        if (json.length > maxBytes) {
            throw new InvalidBundleException(path, Reason.SIZE);
        }
        if (startsWithMark(json) || !isUtf8(json)) {
            throw new InvalidBundleException(path, Reason.ENCODING);
        }
        // The parser guesses UTF-16 and UTF-32 from zero bytes at the start; JSON in UTF-8 has none.
        for (int i = 0; i < Math.min(4, json.length); i++) {
            if (json[i] == 0) {
                throw new InvalidBundleException(path, Reason.ENCODING);
            }
        }
    }

    /** A parser over bytes that passed {@link #checkText}. */
    public JsonParser parser(byte[] json) {
        return factory.createParser(ObjectReadContext.empty(), json);
    }

    /** A parser over a part of bytes that passed {@link #checkText}. */
    public JsonParser parser(byte[] json, int offset, int length) {
        return factory.createParser(ObjectReadContext.empty(), json, offset, length);
    }

    private static boolean startsWithMark(byte[] json) {
        return json.length >= 3 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF;
    }

    private static boolean isUtf8(byte[] json) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(json);
        CharBuffer chars = CharBuffer.allocate(CHARS);
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
