package org.stele.gateway.fhir.audit;

import java.util.Locale;
import java.util.Optional;
import org.stele.contracts.id.Actor;
import org.stele.formats.app.AppActor;
import org.stele.formats.healthlink.LinkRecipient;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** References by the identifiers that trail and journal have. */
final class Identified {
    /** What there are identifiers of; in lower case the end of the identifiers' system. */
    enum Kind {
        ORG("Organization"),
        SEAT("PractitionerRole"),
        SUBJECT("Patient"),
        KEY(""),
        NETWORK("Device"),
        RECORD(""),
        CONSENT("Consent"),
        TRANSACTION(""),
        CONCERN("");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** The kind of an actor, as the ledger names authors. */
        static Optional<Kind> of(Author author) {
            return Actor.of(author).map(actor -> switch (actor) {
                case Actor.OfOrganisation _ -> ORG;
                case Actor.OfSeat _ -> SEAT;
                case Actor.OfSubject _ -> SUBJECT;
                case Actor.OfKey _ -> KEY;
            });
        }
    }

    private static final String SYSTEM = "urn:stele:";

    private Identified() {}

    static ObjectNode of(Kind kind, String value) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        if (!kind.type.isEmpty()) {
            reference.put("type", kind.type);
        }
        reference
                .putObject("identifier")
                .put("system", SYSTEM + kind.name().toLowerCase(Locale.ROOT))
                .put("value", value);
        return reference;
    }

    /** The author as the ledger names it, also where it is of no kind that is known. */
    static ObjectNode of(Author author) {
        return Kind.of(author)
                .map(kind -> of(kind, author.name()))
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("display", display(author.toString())));
    }

    /** In their own words who used a health link; an application by its name. */
    private static String display(String author) {
        return LinkRecipient.parse(author)
                .map(LinkRecipient::toString)
                .or(() -> AppActor.parse(author).map(AppActor::toString))
                .orElse(author);
    }

    /** A code of what the trail or the journal calls it. */
    static Coding code(String system, Enum<?> code) {
        return new Coding(SYSTEM + system, code.name(), "");
    }

    /** As an agent's policy. */
    static String policy(String text) {
        return SYSTEM + text;
    }
}
