package org.stele.node.smart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an answer goes to: the address that the application is registered with, and who answers (RFC 9207).
 *
 * @param state as the application gave it; empty where it gave none
 */
record ReturnAddress(String redirect, String issuer, String state) {
    String with(String name, String value) {
        String answer = redirect + (redirect.contains("?") ? "&" : "?") + name + "=" + encoded(value);
        return answer + (state.isEmpty() ? "" : "&state=" + encoded(state)) + "&iss=" + encoded(issuer);
    }

    ReturnedException refused(String code) {
        return new ReturnedException(with("error", code));
    }

    ReturnedException refused(String code, String description) {
        return new ReturnedException(with("error", code) + "&error_description=" + encoded(description));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
