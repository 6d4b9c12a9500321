package org.stele.gateway.fhir.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the sensitive words of the rules in any text, in one pass over it, whatever their case. */
final class TermIndex {
    private static final int KEY = 3;

    /** @param whole whether the word must end where the term does */
    private record Term(String text, boolean whole, Sensitivity sensitivity) {}

    private final Map<Integer, List<Term>> terms = new HashMap<>();

    /** @param term at least three characters; a star at its end lets the word go on */
    void add(String term, Sensitivity sensitivity) {
        String lower = term.toLowerCase(Locale.ROOT);
        boolean open = lower.endsWith("*");
        String text = open ? lower.substring(0, lower.length() - 1) : lower;
        boolean whole = !open && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        terms.computeIfAbsent(key(text, 0), it -> new ArrayList<>()).add(new Term(text, whole, sensitivity));
    }

    /** Adds to {@code found} the sensitivities of the terms in {@code text}. */
    void find(String text, Set<Sensitivity> found) {
        boolean inWord = false;
        for (int i = 0; i + KEY <= text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            if (letter && !inWord) {
                findAt(text, i, found);
            }
            inWord = letter;
        }
    }

    private void findAt(String text, int start, Set<Sensitivity> found) {
        for (Term term : terms.getOrDefault(key(text, start), List.of())) {
            if (text.regionMatches(true, start, term.text(), 0, term.text().length())
                    && (!term.whole() || endsWord(text, start + term.text().length()))) {
                found.add(term.sensitivity());
            }
        }
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    private static int key(String text, int start) {
        int key = 0;
        for (int i = start; i < start + KEY; i++) {
            key = key << 10 ^ Character.toLowerCase(text.charAt(i));
        }
        return key;
    }
}
