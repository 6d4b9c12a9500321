package org.stele.node.http;

import jakarta.servlet.http.HttpServletResponse;

/** What a browser, or a cache on the way, may do with an answer: nothing. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    /** What is refused before Spring has seen it, which says so else. */
    static void admitAnyOrigin(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    static void set(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Strict-Transport-Security", "max-age=63072000");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }
}
