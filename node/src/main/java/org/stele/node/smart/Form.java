package org.stele.node.smart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request in OAuth's form (RFC 6749 §3.2): each once, those without a value as if they were not there. */
final class Form {
    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** @throws RefusedException where it is none */
    static Form parse(byte[] body) {
        Map<String, String> values = new HashMap<>();
        for (String part : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && equals < part.length() - 1) {
                String name = decoded(part.substring(0, equals));
                if (values.put(name, decoded(part.substring(equals + 1))) != null) {
                    throw new RefusedException(RefusedException.INVALID_REQUEST, "A parameter is given twice.");
                }
            }
        }
        return new Form(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws RefusedException where it is not there */
    String require(String name) {
        return get(name)
                .orElseThrow(() -> new RefusedException(
                        RefusedException.INVALID_REQUEST, "The parameter " + name + " is missing."));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusedException.INVALID_REQUEST, "The form has an escape that is none.");
        }
    }
}
