package org.stele.node.smart;

import java.time.Instant;
import org.stele.crypto.Hash;
import org.stele.formats.launch.OpenedBy;

/**
 * An application that a seat opened from the record system, until its browser comes.
 *
 * @param launch hash of what the application brings
 * @param application its {@code client_id}
 * @param registration of the file that registered it then
 * @param until it counts
 */
record OpenedLaunch(Hash launch, String application, Hash registration, OpenedBy by, Instant until) {
    boolean isOf(Application other) {
        return other.id().equals(application) && other.registration().equals(registration);
    }
}
