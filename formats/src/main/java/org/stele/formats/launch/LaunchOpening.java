package org.stele.formats.launch;

/**
 * A seat opens an application, in a request that it signs.
 *
 * @param application its {@code client_id}
 */
public record LaunchOpening(String application, LaunchContext context) {
    /** Where it is sent. */
    public static final String PATH = "/v1/launches";
}
