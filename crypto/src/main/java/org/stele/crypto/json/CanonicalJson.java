package org.stele.crypto.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The JSON Canonicalization Scheme (RFC 8785), for strict JSON only: what {@link StrictJson} refuses is refused here too, such
 * as integers beyond 2^53, which the library below would round without a word.
 */
public final class CanonicalJson {
    /** For documents that people and boards sign: 1 MiB, 32 levels. */
    public static final JsonLimits LIMITS = new JsonLimits(1 << 20, 32);

    private CanonicalJson() {}

    /**
     * The canonical UTF-8 of a JSON object or array.
     *
     * @throws InvalidJsonException where {@code utf8} is no strict JSON within {@link #LIMITS}, or a bare scalar
     */
    public static byte[] canonicalize(byte[] utf8) throws InvalidJsonException {
        String text = JsonScan.decode(utf8, LIMITS);
        JsonScan.requireStrict(text, LIMITS);
        char first = text.stripLeading().charAt(0);
        if (first != '{' && first != '[') {
            throw new InvalidJsonException("", "expected an object or an array");
        }
        try {
            return new JsonCanonicalizer(text).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException("strict JSON refused by the canonicalization library", e);
        }
    }
}
