package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.List;

/** Values with {@code \}, {@code \|}, {@code \$} and {@code \\} escaped (R4 search.html#escaping). */
final class Escaped {
    private static final char ESCAPE = '\\';

    private Escaped() {}

    /** The parts between separators that are not escaped, still escaped themselves; always at least one. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESCAPE) {
                i++;
            } else if (text.charAt(i) == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean escapes = text.charAt(i) == ESCAPE && i + 1 < text.length();
            plain.append(text.charAt(escapes ? ++i : i));
        }
        return plain.toString();
    }
}
