package org.stele.gateway.fhir.search.term;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What one element has of each part of a composite parameter.
 *
 * <p>Its text form has for each part how many terms it has and {@code ;}, then of each term its length, {@code :} and the term.
 */
public record CompositeTerm(List<List<String>> parts) {
    public CompositeTerm {
        parts = parts.stream().map(List::copyOf).toList();
    }

    static CompositeTerm of(List<? extends Collection<String>> parts) {
        return new CompositeTerm(parts.stream().map(List::copyOf).toList());
    }

    /** The text form back, which only this program writes. */
    public static CompositeTerm parse(String text) {
        List<List<String>> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(';', at);
            int count = Integer.parseInt(text, at, end, 10);
            at = end + 1;
            List<String> terms = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int colon = text.indexOf(':', at);
                int next = colon + 1 + Integer.parseInt(text, at, colon, 10);
                terms.add(text.substring(colon + 1, next));
                at = next;
            }
            parts.add(terms);
        }
        return new CompositeTerm(parts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> terms : parts) {
            text.append(terms.size()).append(';');
            terms.forEach(term -> text.append(term.length()).append(':').append(term));
        }
        return text.toString();
    }
}
