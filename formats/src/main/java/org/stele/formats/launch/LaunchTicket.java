package org.stele.formats.launch;

import java.time.Instant;

/**
 * What a node answers to a {@link LaunchOpening}. Its text form shows nothing of it.
 *
 * @param launch stands for the context; it counts once, for this application, and lets nothing be done without the seat's approval
 * @param address at which a browser opens the application
 * @param until it counts
 */
public record LaunchTicket(String launch, String address, Instant until) {
    @Override
    public String toString() {
        return "LaunchTicket";
    }
}
