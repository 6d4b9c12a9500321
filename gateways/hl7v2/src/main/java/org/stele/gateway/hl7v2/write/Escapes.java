package org.stele.gateway.hl7v2.write;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes every delimiter wherever it stands (HL7 v2.5.1 2.7). HAPI's own lets through what looks like an escape sequence already, and
 * with it whatever delimiters follow; here a text is only ever a text.
 */
final class Escapes implements Escaping {
    private static final String DELIMITERS = "\\|^~&";
    private static final String LETTERS = "EFSRT";
    private static final Pattern SEQUENCE = Pattern.compile("\\\\([EFSRT])\\\\");

    @Override
    public String escape(String text, EncodingCharacters delimiters) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int which = DELIMITERS.indexOf(text.charAt(i));
            if (which < 0) {
                escaped.append(text.charAt(i));
            } else {
                escaped.append('\\').append(LETTERS.charAt(which)).append('\\');
            }
        }
        return escaped.toString();
    }

    /** For MSH-2, of which HAPI takes back what it had escaped. */
    @Override
    public String unescape(String text, EncodingCharacters delimiters) {
        return SEQUENCE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        DELIMITERS.substring(LETTERS.indexOf(found.group(1)), LETTERS.indexOf(found.group(1)) + 1)));
    }
}
