package org.stele.node.fhir.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.stele.gateway.fhir.rest.Answer;

/**
 * What whoever reads has already (R4 http.html#cread). What is not understood of it means nothing: then all is answered.
 *
 * @param tags of versions, with commas between them, or {@code *} for any
 * @param since the time of theirs, which counts where there are no tags (RFC 9110 §13.1.3)
 */
public record Known(Optional<String> tags, Optional<Instant> since) {
    /** Nothing. */
    public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

    /** Whether it is this version. */
    boolean is(Answer.Version version) {
        return tags.map(it -> has(it, version.id()))
                .orElseGet(() ->
                        since.filter(time -> !version.committed().isAfter(time)).isPresent());
    }

    /** Compared weakly (RFC 9110 §8.8.3.2). */
    private static boolean has(String tags, String version) {
        String quoted = "\"" + version + "\"";
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(quoted) || tag.equals("W/" + quoted));
    }
}
