package org.stele.node.fhir;

import org.stele.crypto.Bytes;

/**
 * A resource as it was sent. Its text form shows nothing of it.
 *
 * @param fullUrl beside which its references are to be read, and by which others in a bundle refer to it; empty text where it has none
 */
public record SentResource(Bytes content, String fullUrl) {
    /** One that came alone: its references are to what is on this server. */
    public static SentResource alone(Bytes content) {
        return new SentResource(content, "");
    }

    @Override
    public String toString() {
        return "SentResource";
    }
}
