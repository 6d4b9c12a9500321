package org.stele.gateway.hl7v2.write;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Numbers into NM (HL7 v2.5.1 2.A.46), which knows no exponent. */
final class Decimals {
    /** There are numbers whose digits would fill the memory. */
    private static final int MOST_DIGITS = 64;

    private Decimals() {}

    /**
     * The digits of a quantity's value.
     *
     * @throws UnsayableException by the path, where it is no number or has more than 64 zeros or decimals that its digits do not say
     */
    static String of(JsonNode value, String path) {
        if (!value.isNumber()) {
            throw new UnsayableException(path);
        }
        BigDecimal number = value.decimalValue();
        if (number.scale() > MOST_DIGITS || number.scale() < -MOST_DIGITS) {
            throw new UnsayableException(path);
        }
        return number.toPlainString();
    }
}
