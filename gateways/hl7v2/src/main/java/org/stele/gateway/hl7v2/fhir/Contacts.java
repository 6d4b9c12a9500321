package org.stele.gateway.hl7v2.fhir;

import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.message.Field;
import tools.jackson.databind.node.ObjectNode;

/** XAD into Address, XTN into ContactPoint. */
public final class Contacts {
    private static final int XAD_TYPE = 7;
    private static final int XTN_UNFORMATTED = 12;

    private Contacts() {}

    /** An XAD; empty where it says no place. */
    public static ObjectNode address(Field xad) {
        ObjectNode address = Json.object();
        Json.set(address, "line", Json.texts(Stream.of(xad.value(1), xad.value(2), xad.value(8))));
        Json.put(address, "city", xad.value(3));
        Json.put(address, "district", xad.value(9));
        Json.put(address, "state", xad.value(4));
        Json.put(address, "postalCode", xad.value(5));
        Json.put(address, "country", xad.value(6));
        if (!address.isEmpty()) {
            Json.put(address, "use", Tables.code("0190-use", xad.value(XAD_TYPE)));
            Json.put(address, "type", Tables.code("0190-type", xad.value(XAD_TYPE)));
        }
        return address;
    }

    /** An XTN; empty where it has no number. */
    public static ObjectNode telecom(Field xtn) {
        String value = Stream.of(xtn.value(4), xtn.value(XTN_UNFORMATTED), xtn.value(1), number(xtn))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (value.isEmpty()) {
            return Json.object();
        }
        ObjectNode telecom = Json.object("value", value);
        Json.put(telecom, "system", system(xtn));
        return Json.put(
                telecom, "use", xtn.value(3).equals("CP") ? Optional.of("mobile") : Tables.code("0201", xtn.value(2)));
    }

    private static Optional<String> system(Field xtn) {
        return Tables.code("0202", xtn.value(3))
                .or(() -> Optional.of(xtn.value(4).isEmpty() ? "phone" : "email"));
    }

    private static String number(Field xtn) {
        String country = xtn.value(5).isEmpty() ? "" : "+" + xtn.value(5) + " ";
        String area = xtn.value(6).isEmpty() ? "" : "(" + xtn.value(6) + ") ";
        String extension = xtn.value(8).isEmpty() ? "" : " ext. " + xtn.value(8);
        return xtn.value(7).isEmpty() ? "" : country + area + xtn.value(7) + extension;
    }
}
