package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.stream.Collectors;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.write.Line.Spot;
import tools.jackson.databind.JsonNode;

/** HumanName into XPN, Address into XAD, ContactPoint into XTN. */
final class Persons {
    private Persons() {}

    static void name(JsonNode name, Spot to) {
        List<String> given = texts(name.path("given"));
        String family = name.path("family").asString("");
        boolean isText = family.isEmpty() && given.isEmpty();
        to.set(1, isText ? name.path("text").asString("") : family);
        to.set(2, given.stream().findFirst().orElse(""));
        to.set(3, given.stream().skip(1).collect(Collectors.joining(" ")));
        to.set(4, String.join(" ", texts(name.path("suffix"))));
        to.set(5, String.join(" ", texts(name.path("prefix"))));
        to.set(7, Tables.inverse("0200", name.path("use").asString("")).orElse(""));
    }

    static void address(JsonNode address, Spot to) {
        List<String> lines = texts(address.path("line"));
        boolean isText = lines.isEmpty() && !address.has("city");
        to.set(
                1,
                isText
                        ? address.path("text").asString("")
                        : lines.stream().findFirst().orElse(""));
        to.set(2, lines.stream().skip(1).collect(Collectors.joining(", ")));
        to.set(3, address.path("city").asString(""));
        to.set(4, address.path("state").asString(""));
        to.set(5, address.path("postalCode").asString(""));
        to.set(6, address.path("country").asString(""));
        to.set(7, Tables.inverse("0190-use", address.path("use").asString("")).orElse(""));
        to.set(9, address.path("district").asString(""));
    }

    /** A number stands where versions before 2.3, and where later ones, look for it. */
    static void telecom(JsonNode telecom, Spot to) {
        String system = telecom.path("system").asString("");
        String use = telecom.path("use").asString("");
        String value = telecom.path("value").asString("");
        boolean isNumber = !system.equals("email");
        if (value.isEmpty()) {
            return;
        }
        to.set(1, isNumber ? value : "");
        to.set(2, Tables.inverse("0201", use).orElse(""));
        to.set(
                3,
                use.equals("mobile") && isNumber
                        ? "CP"
                        : Tables.inverse("0202", system).orElse(""));
        to.set(4, isNumber ? "" : value);
        to.set(12, isNumber ? value : "");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .map(it -> it.asString(""))
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
