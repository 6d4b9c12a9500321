package org.stele.testkit.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds any of many texts, or of many strings of bytes, in bytes, in one pass. */
final class TextSearch {
    /** The shortest text that is looked for, in bytes: a shorter one would be found by chance. */
    static final int SHORTEST = 6;

    private static final long WINDOW = (1L << (8 * SHORTEST)) - 1;

    private final Map<Long, List<byte[]>> byBeginning = new HashMap<>();
    private final Set<String> found = new TreeSet<>();

    TextSearch(Collection<String> texts) {
        texts.forEach(text -> lookFor(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** For these bytes too, as they are. */
    void lookFor(byte[] bytes) {
        byBeginning.computeIfAbsent(beginning(bytes), _ -> new ArrayList<>()).add(bytes);
    }

    /** Looks through {@code haystack} and notes what is found as being in {@code where}. */
    void search(byte[] haystack, String where) {
        long window = 0;
        for (int i = 0; i < haystack.length; i++) {
            window = (window << 8 | (haystack[i] & 0xFF)) & WINDOW;
            int start = i - SHORTEST + 1;
            if (start >= 0) {
                compare(haystack, start, byBeginning.getOrDefault(window, List.of()), where);
            }
        }
    }

    /** Where something was found; what it was is not repeated, since test logs are kept. */
    Set<String> found() {
        return found;
    }

    private void compare(byte[] haystack, int start, List<byte[]> candidates, String where) {
        for (byte[] candidate : candidates) {
            int end = start + candidate.length;
            if (end <= haystack.length
                    && java.util.Arrays.equals(haystack, start, end, candidate, 0, candidate.length)) {
                found.add(where);
            }
        }
    }

    private static long beginning(byte[] bytes) {
        long window = 0;
        for (int i = 0; i < SHORTEST; i++) {
            window = window << 8 | (bytes[i] & 0xFF);
        }
        return window;
    }
}
