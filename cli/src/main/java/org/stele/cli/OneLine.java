package org.stele.cli;

import java.util.regex.Pattern;

/** Text as it may stand on one line of a terminal: a message may quote bytes that somebody else chose. */
public final class OneLine {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private OneLine() {}

    /** Line breaks become a space; other control and formatting characters a question mark. */
    public static String of(String text) {
        String line = LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
        return UNPRINTABLE.matcher(line).replaceAll("?");
    }
}
