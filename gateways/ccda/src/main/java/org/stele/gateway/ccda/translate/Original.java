package org.stele.gateway.ccda.translate;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Concepts;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.Tables;
import org.stele.gateway.ccda.fhir.Times;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document itself into a DocumentReference, so that nothing of it is lost, its texts above all. It refers to all that was made of
 * it. A set has one, whose versions are the set's.
 */
final class Original {
    static final String VERSION = "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";
    private static final String CDA = "application/cda+xml";
    private static final String FORMATS = "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode";

    private Original() {}

    static void translate(Draft draft, byte[] bytes) {
        Element document = draft.document();
        ObjectNode reference = Json.object("resourceType", "DocumentReference").put("status", "current");
        reference.set("subject", draft.patient());
        Json.set(reference, "masterIdentifier", draft.identifiers().of(document.at("id")));
        Json.set(reference, "identifier", Json.list(draft.identifiers().of(document.at("setId"))));
        version(document)
                .ifPresent(number -> reference.set(
                        "extension",
                        Json.list(Json.object("url", VERSION).put("valueString", String.valueOf(number)))));
        Json.set(reference, "type", draft.concepts().of(document.at("code")));
        Json.put(reference, "description", document.at("title").text());
        Json.put(
                reference,
                "date",
                draft.times().dateTime(document.at("effectiveTime")).filter(Times::isExact));
        people(draft, document, reference);
        Json.set(reference, "securityLabel", Json.list(draft.concepts().of(document.at("confidentialityCode"))));
        relations(draft, document, reference);
        reference.set("content", Json.list(content(document, bytes)));
        Json.set(reference, "context", context(draft, document));
        draft.addDocument(reference);
    }

    /** Its number in its set; empty where it has none. */
    static Optional<Integer> version(Element document) {
        String number = document.at("versionNumber").attribute("value");
        return number.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(number)) : Optional.empty();
    }

    private static void people(Draft draft, Element document, ObjectNode reference) {
        Json.set(
                reference,
                "author",
                Json.list(document.all("author").stream()
                        .map(it -> draft.people().author(it.at("assignedAuthor")))
                        .distinct()
                        .toList()));
        Json.set(
                reference,
                "authenticator",
                Optional.of(draft.people().performer(document.at("legalAuthenticator", "assignedEntity")))
                        .filter(it -> !it.isEmpty()));
        Element custodian = document.at("custodian", "assignedCustodian", "representedCustodianOrganization");
        Json.set(reference, "custodian", draft.people().organisation(custodian));
    }

    /** Of documents that are known by other ids there is nothing but these. */
    private static void relations(Draft draft, Element document, ObjectNode reference) {
        List<ObjectNode> relations = document.all("relatedDocument").stream()
                .flatMap(it -> Tables.code("relates-to", it.attribute("typeCode")).stream()
                        .map(code -> relation(draft, code, it.at("parentDocument", "id"))))
                .filter(it -> it.has("target"))
                .toList();
        Json.set(reference, "relatesTo", Json.list(relations));
    }

    private static ObjectNode relation(Draft draft, String code, Element parent) {
        ObjectNode identifier = draft.identifiers().of(parent);
        ObjectNode target = identifier.isEmpty()
                ? Json.object()
                : Json.object("type", "DocumentReference").set("identifier", identifier);
        return Json.set(Json.object("code", code), "target", target);
    }

    private static ObjectNode content(Element document, byte[] bytes) {
        ObjectNode attachment =
                Json.object("contentType", CDA).put("data", Base64.getEncoder().encodeToString(bytes));
        Json.put(attachment, "language", Concepts.code(document.at("languageCode")));
        boolean isStructured = document.at("component", "structuredBody").isThere();
        String format = "urn:hl7-org:sdwg:ccda-" + (isStructured ? "structuredBody" : "nonXMLBody") + ":2.1";
        return Json.set(Json.object(), "attachment", attachment).set("format", Json.coding(FORMATS, format));
    }

    private static ObjectNode context(Draft draft, Element document) {
        ObjectNode context = Json.object();
        Json.set(
                context,
                "period",
                draft.times().period(document.at("documentationOf", "serviceEvent", "effectiveTime")));
        return Json.set(
                context,
                "related",
                Json.list(draft.resources().stream()
                        .filter(it -> !it.kind().equals(Draft.PATIENT))
                        .map(it -> Json.object("reference", it.address()))
                        .toList()));
    }
}
