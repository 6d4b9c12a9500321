package org.stele.node.http;

import java.util.Locale;

/** The closed code of a phrase that strict JSON refuses with. */
final class JsonIssueCode {
    private JsonIssueCode() {}

    static String of(String reason) {
        return reason.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
    }
}
