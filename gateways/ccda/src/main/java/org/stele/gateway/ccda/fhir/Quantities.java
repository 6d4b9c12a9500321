package org.stele.gateway.ccda.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.Notes;
import tools.jackson.databind.node.ObjectNode;

/** PQ, IVL_PQ, REAL and RTO into Quantity, Range and Ratio. One thread. */
public final class Quantities {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");
    /** UCUM is ASCII without blanks; what is not is somebody's own way of writing. */
    private static final Pattern UCUM = Pattern.compile("[\\x21-\\x7E]+");

    private static final String VALUE = "value";

    private final Notes notes;

    public Quantities(Notes notes) {
        this.notes = notes;
    }

    /** A number as it is written, with its precision; empty for what is none. */
    public static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A Quantity; empty where there is no number, noted where there is something else. */
    public ObjectNode of(Element pq) {
        String value = pq.attribute(VALUE);
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            if (!value.isEmpty()) {
                notes.add(Note.Code.NO_VALUE, pq, "no number: left out");
            }
            return Json.object();
        }
        return unit(Json.object().put(VALUE, number.get()), pq.attribute("unit"));
    }

    private static ObjectNode unit(ObjectNode quantity, String unit) {
        if (unit.isEmpty()) {
            return quantity;
        }
        quantity.put("unit", unit);
        return UCUM.matcher(unit).matches()
                ? quantity.put("system", "http://unitsofmeasure.org").put("code", unit)
                : quantity;
    }

    /** The low and the high end of an IVL_PQ, as a Range or a Reference range has them. */
    public ObjectNode ends(Element ivl) {
        ObjectNode ends = Json.set(Json.object(), "low", of(ivl.at("low")));
        return Json.set(ends, "high", of(ivl.at("high")));
    }

    /** Of an IVL_PQ with one end, that with what says on which side of it the value lies (R4 quantity-comparator). */
    public ObjectNode beyond(Element ivl) {
        Element low = ivl.at("low");
        ObjectNode quantity = of(low);
        if (!quantity.isEmpty()) {
            return quantity.put("comparator", low.has("inclusive", "false") ? ">" : ">=");
        }
        Element high = ivl.at("high");
        ObjectNode other = of(high);
        return other.isEmpty() ? other : other.put("comparator", high.has("inclusive", "false") ? "<" : "<=");
    }

    /** A Ratio; empty where it is not whole. */
    public ObjectNode ratio(Element rto) {
        ObjectNode numerator = of(rto.at("numerator"));
        ObjectNode denominator = of(rto.at("denominator"));
        return numerator.isEmpty() || denominator.isEmpty()
                ? Json.object()
                : Json.object().set("numerator", numerator).set("denominator", denominator);
    }
}
