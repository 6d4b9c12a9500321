package org.stele.node.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;

/**
 * What became of a document.
 *
 * @param document where it is kept: {@code DocumentReference/id}
 * @param records how many records it made or changed, itself included
 */
public record FiledDocument(String document, long records, List<Warning> warnings) {
    private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 8);

    public FiledDocument {
        warnings = List.copyOf(warnings);
    }

    /** As the exchange keeps it for the next time that the same document comes. */
    String remark() {
        return new String(StrictJson.write(this), StandardCharsets.UTF_8);
    }

    static FiledDocument read(String remark) {
        try {
            return StrictJson.parse(remark.getBytes(StandardCharsets.UTF_8), FiledDocument.class, LIMITS);
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("a remark of an earlier release cannot be read", e);
        }
    }
}
