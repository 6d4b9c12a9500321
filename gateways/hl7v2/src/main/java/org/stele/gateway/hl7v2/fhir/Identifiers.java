package org.stele.gateway.hl7v2.fhir;

import org.stele.gateway.hl7v2.message.Field;
import tools.jackson.databind.node.ObjectNode;

/** CX, EI and XCN's numbers into Identifier. */
public final class Identifiers {
    private static final int CX_AUTHORITY = 4;
    private static final int CX_TYPE = 5;

    private final Authorities authorities;
    private final String sender;

    /** @param sender whose own numbers are those that no authority is named for */
    public Identifiers(Authorities authorities, String sender) {
        this.authorities = authorities;
        this.sender = sender;
    }

    /** A CX; empty where it has no number. */
    public ObjectNode cx(Field cx) {
        ObjectNode identifier = ei(cx.value(), cx.component(CX_AUTHORITY));
        return identifier.isEmpty() ? identifier : typed(identifier, cx.value(CX_TYPE));
    }

    /** Whether it is of an authority by whose numbers this node knows its patients. */
    public boolean isOfPatients(Field cx) {
        return authorities.configured(cx.component(CX_AUTHORITY)).isPresent();
    }

    /** An EI; empty where it has no number. */
    public ObjectNode ei(Field ei) {
        return ei(ei.value(), ei.from(2).isEmpty() ? ei.from(2) : authority(ei));
    }

    /** An EI with what kind of number it is (HL7 table 0203). */
    public ObjectNode ei(Field ei, String type) {
        ObjectNode identifier = ei(ei);
        return identifier.isEmpty() ? identifier : typed(identifier, type);
    }

    /** What tells an EI from all others of the same kind: without an authority it is the sender's own. */
    public String key(Field ei) {
        return key(ei, authority(ei), sender);
    }

    /** As {@link #key} for the number of what several senders speak of, as a visit, of which a chart has few. */
    public String shared(Field number, int authority) {
        return key(number, number.component(authority), "");
    }

    private String key(Field number, Field authority, String without) {
        String named =
                authority.valued(2).map(id -> id + "^" + authority.value(3)).orElseGet(authority::value);
        String of = authorities.system(authority).orElse(named);
        return Keys.of(of.isEmpty() ? without : of, number.value());
    }

    private static Field authority(Field ei) {
        return Parts.of(ei.value(2), ei.value(3), ei.value(4));
    }

    ObjectNode ei(String value, Field authority) {
        if (value.isEmpty()) {
            return Json.object();
        }
        ObjectNode identifier = Json.put(Json.object(), "system", authorities.system(authority));
        identifier.put("value", value);
        return authorities.system(authority).isPresent()
                ? identifier
                : Json.set(identifier, "assigner", Json.object("display", authority.value()));
    }

    private static ObjectNode typed(ObjectNode identifier, String type) {
        return type.isEmpty() ? identifier : identifier.set("type", Json.concept(Tables.ofTable("0203"), type));
    }
}
