package org.stele.gateway.hl7v2.write;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.write.Line.Spot;
import tools.jackson.databind.JsonNode;

/** Identifier into CX and EI. */
final class Numbers {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final Pattern OID = Pattern.compile("(?:urn:oid:)?([0-2](?:\\.(?:0|[1-9]\\d*))+)");
    private static final Pattern UUID =
            Pattern.compile("(?:urn:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private final Authorities authorities;
    private final String facility;

    /** @param facility whose own numbers are those that no authority is named for */
    Numbers(Authorities authorities, String facility) {
        this.authorities = authorities;
        this.facility = facility;
    }

    /** A CX with its authority in component 4. */
    void cx(JsonNode identifier, Line line, int field, int repetition) {
        line.set(field, repetition, 1, value(identifier));
        authority(identifier, line.inner(field, repetition, 4));
        line.set(field, repetition, 5, type(identifier));
    }

    /** An EI. */
    void ei(JsonNode identifier, Spot to) {
        to.set(1, value(identifier));
        authority(identifier, (component, text) -> to.set(component + 1, text));
    }

    /** The number of a resource that has none: its id here. */
    void own(String id, Spot to) {
        to.set(1, id);
        to.set(2, facility);
    }

    /** HD: a namespace, or a universal id with its type. */
    private void authority(JsonNode identifier, Spot to) {
        String system = identifier.path("system").asString("");
        String assigner = identifier.path("assigner").path("display").asString("");
        Optional<String> name = system.isEmpty() ? Optional.of(assigner) : authorities.name(system);
        universal(name.orElse(system), name.isPresent(), to);
    }

    private static void universal(String text, boolean isName, Spot to) {
        Matcher oid = OID.matcher(text);
        Matcher uuid = UUID.matcher(text);
        if (oid.matches()) {
            to.set(2, oid.group(1));
            to.set(3, "ISO");
        } else if (uuid.matches()) {
            to.set(2, uuid.group(1));
            to.set(3, "UUID");
        } else if (isName) {
            to.set(1, text);
        } else {
            to.set(2, text);
            to.set(3, "URI");
        }
    }

    static String value(JsonNode identifier) {
        return identifier.path("value").asString("");
    }

    /** By HL7 table 0203. */
    static String type(JsonNode identifier) {
        return identifier
                .path("type")
                .path("coding")
                .valueStream()
                .filter(coding -> coding.path("system").asString("").equals(TYPES))
                .map(coding -> coding.path("code").asString(""))
                .findFirst()
                .orElse("");
    }
}
