package org.stele.gateway.fhir.search.query;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without case and accents (R4 search.html#string). */
final class Normal {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Normal() {}

    static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
