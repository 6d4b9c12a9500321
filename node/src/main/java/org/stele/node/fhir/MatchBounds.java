package org.stele.node.fhir;

import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import tools.jackson.databind.JsonNode;

/** How much may be asked of {@code $match} at once: what is compared with everybody. */
final class MatchBounds {
    private static final int FEW = 5;
    private static final int SEVERAL = 10;
    private static final int LONGEST = 256;

    private MatchBounds() {}

    /**
     * That a Patient says no more than anybody knows of a person.
     *
     * @throws InvalidSearchException {@code TOO_MUCH}, with the element
     */
    static void require(JsonNode patient) {
        few(patient, "identifier", SEVERAL);
        few(patient, "name", FEW);
        few(patient, "telecom", SEVERAL);
        few(patient, "address", FEW);
        patient.path("name").forEach(name -> require(parts(name) <= FEW, "name"));
        patient.path("identifier").forEach(it -> {
            brief(it, "system", "identifier");
            brief(it, "value", "identifier");
        });
        patient.path("name").forEach(MatchBounds::briefName);
        patient.path("telecom").forEach(it -> brief(it, "value", "telecom"));
        patient.path("address").forEach(it -> brief(it, "postalCode", "address"));
    }

    private static void few(JsonNode patient, String element, int most) {
        require(patient.path(element).size() <= most, element);
    }

    private static int parts(JsonNode name) {
        return name.path("given").size() + (name.has("family") ? 1 : 0);
    }

    private static void briefName(JsonNode name) {
        brief(name, "family", "name");
        name.path("given").forEach(given -> require(isBrief(given), "name"));
    }

    private static void brief(JsonNode holder, String member, String element) {
        require(isBrief(holder.path(member)), element);
    }

    private static boolean isBrief(JsonNode text) {
        return text.asString("").length() <= LONGEST;
    }

    private static void require(boolean condition, String element) {
        if (!condition) {
            throw new InvalidSearchException(Reason.TOO_MUCH, "Patient." + element);
        }
    }
}
