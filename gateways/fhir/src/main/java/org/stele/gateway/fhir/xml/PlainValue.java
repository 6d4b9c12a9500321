package org.stele.gateway.fhir.xml;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** One way of writing values that R4 lets be written in several (R4 datatypes.html#decimal, #base64Binary). */
final class PlainValue {
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,63})(\\.[0-9]{1,63})?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    /** R4's elements of that type, beside those whose name ends with it. */
    private static final Set<String> BINARY = Set.of("data", "hash", "query", "carrierAIDC");

    private PlainValue() {}

    /**
     * The same value in one way, decimals with their precision; what is none of the two as it is.
     *
     * @param element whose value it is
     */
    static String of(String element, String value) {
        if (DECIMAL.matcher(value).matches()) {
            return new BigDecimal(value).toString();
        }
        if (BINARY.contains(element) || element.endsWith("Base64Binary")) {
            String dense = SPACE.matcher(value).replaceAll("");
            return BASE64.matcher(dense).matches() ? dense : value;
        }
        return value;
    }
}
