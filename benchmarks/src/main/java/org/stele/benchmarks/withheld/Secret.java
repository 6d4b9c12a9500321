package org.stele.benchmarks.withheld;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A resource that whoever asks may not see, and how it could be found by who may.
 *
 * @param kind the resource's
 * @param id the resource's
 * @param version as {@code meta.versionId} says; empty: not asked for
 * @param patient the id of the patient whose it is, whom the asker may see
 * @param parameter a search parameter of the kind
 * @param value by which that parameter finds this resource and no other one
 */
public record Secret(String kind, String id, Optional<String> version, String patient, String parameter, String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The same of something that never was, in the same form: letters become other letters, digits other digits. */
    public Secret absent() {
        int code = value.lastIndexOf('|') + 1;
        return new Secret(
                kind,
                other(id),
                version.map(Secret::other),
                patient,
                parameter,
                value.substring(0, code) + other(value.substring(code)));
    }

    String address() {
        return kind + "/" + id;
    }

    /** {@code code=system%7Ccode}. */
    String condition() {
        return parameter + "=" + escaped();
    }

    String escaped() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String other(String text) {
        return text.chars().mapToObj(Secret::other).map(String::valueOf).collect(Collectors.joining());
    }

    private static char other(int character) {
        if (character >= '0' && character <= '9') {
            return (char) ('0' + RANDOM.nextInt(10));
        }
        if (character >= 'a' && character <= 'z') {
            return (char) ('a' + RANDOM.nextInt(26));
        }
        if (character >= 'A' && character <= 'Z') {
            return (char) ('A' + RANDOM.nextInt(26));
        }
        return (char) character;
    }
}
