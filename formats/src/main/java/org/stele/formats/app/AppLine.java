package org.stele.formats.app;

import java.time.Instant;
import org.stele.crypto.RandomId;

/**
 * An approval that stands, as the patient sees it. Its text form shows its name only.
 *
 * @param approval by which it is revoked
 * @param application its {@code client_id}
 * @param name of the application, as it was approved
 * @param scope what it may read
 * @param redirect where the browser went on
 * @param until when it is over at the latest
 */
public record AppLine(
        RandomId approval,
        String application,
        String name,
        String scope,
        String redirect,
        Instant approved,
        Instant until) {
    @Override
    public String toString() {
        return "AppLine[" + approval + "]";
    }
}
