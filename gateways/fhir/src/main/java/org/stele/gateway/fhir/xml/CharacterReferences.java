package org.stele.gateway.fhir.xml;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters beyond U+FFFF that are written as numbers, which HL7's reader takes for others in narratives. For
 * well-formed XML without document types and processing instructions, in which no other text looks like one.
 */
final class CharacterReferences {
    private static final Pattern TOKEN = Pattern.compile(
            "<!\\[CDATA\\[.*?]]>|<!--.*?-->|&#x(?<hex>[0-9A-Fa-f]{1,12});|&#(?<decimal>[0-9]{1,12});", Pattern.DOTALL);

    private CharacterReferences() {}

    /** The same with those characters themselves. */
    static String resolved(String xml) {
        return xml.contains("&#") ? TOKEN.matcher(xml).replaceAll(CharacterReferences::plain) : xml;
    }

    private static String plain(MatchResult token) {
        long number = number(token);
        boolean isBeyond = number <= Character.MAX_CODE_POINT && number >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
        return Matcher.quoteReplacement(isBeyond ? Character.toString((int) number) : token.group());
    }

    private static long number(MatchResult token) {
        if (token.group("hex") != null) {
            return Long.parseLong(token.group("hex"), 16);
        }
        return token.group("decimal") == null ? 0 : Long.parseLong(token.group("decimal"));
    }
}
