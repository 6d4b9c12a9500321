package org.stele.crypto.json;

/**
 * What a JSON text may cost its reader.
 *
 * @param bytes the longest text, in bytes of UTF-8
 * @param depth how many arrays and objects may be open at once, 1 to 500
 */
public record JsonLimits(int bytes, int depth) {
    /** What the ledger allows a transaction's payload: 64 KiB, 16 levels. */
    public static final JsonLimits TRANSACTION = new JsonLimits(64 * 1024, 16);

    public JsonLimits {
        if (bytes < 1 || depth < 1 || depth > 500) {
            throw new IllegalArgumentException("limits are at least 1 byte and 1 to 500 levels");
        }
    }
}
