package org.stele.gateway.hl7v2.fhir;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.message.Field;
import tools.jackson.databind.node.ObjectNode;

/** XPN into HumanName; XCN, XON and PL into references that name whom they mean without a resource of their own. */
public final class People {
    private static final int XPN_USE = 7;
    private static final int XCN_AUTHORITY = 9;

    private final Identifiers identifiers;

    public People(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** An XPN; empty where it names nobody. */
    public static ObjectNode name(Field xpn) {
        ObjectNode name = Json.object("family", xpn.value(1));
        Json.set(name, "given", Json.texts(Stream.of(xpn.value(2), xpn.value(3))));
        if (name.isEmpty()) {
            return name;
        }
        Json.put(name, "use", Tables.code("0200", xpn.value(XPN_USE)));
        Json.set(name, "prefix", Json.texts(Stream.of(xpn.value(5))));
        return Json.set(name, "suffix", Json.texts(Stream.of(xpn.value(4), xpn.value(6))));
    }

    /** An XCN as a reference to a practitioner; empty where it names nobody. */
    public ObjectNode practitioner(Field xcn) {
        return practitioner(xcn, XCN_AUTHORITY);
    }

    /** A CNN (in NDL), whose authority stands in three parts. */
    public ObjectNode practitionerOfNdl(Field ndl) {
        return practitioner(ndl.component(1), XCN_AUTHORITY);
    }

    private ObjectNode practitioner(Field xcn, int authority) {
        ObjectNode reference =
                Json.set(Json.object(), "identifier", identifiers.ei(xcn.value(), xcn.component(authority)));
        Json.put(reference, "display", display(xcn));
        return reference.isEmpty() ? reference : reference.put("type", "Practitioner");
    }

    private static String display(Field xcn) {
        return Stream.of(xcn.value(6), xcn.value(3), xcn.value(4), xcn.value(2), xcn.value(5))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** An XON as a reference that names an organisation; empty where it names none. */
    public static ObjectNode organisation(Field xon) {
        return Json.object("display", xon.value(1));
    }

    /** A PL as a reference that names a place: point of care, room, bed, facility, building, floor; empty where it names none. */
    public static ObjectNode place(Field pl) {
        return Json.object(
                "display",
                Stream.of(pl.value(1), pl.value(2), pl.value(3), pl.value(4), pl.value(7), pl.value(8), pl.value(9))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
    }
}
