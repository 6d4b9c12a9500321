package org.stele.gateway.ccda.translate;

import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Concepts;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.People;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recordTarget into Patient. */
final class Person {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final String CATEGORIES = "urn:oid:2.16.840.1.113883.6.238";

    private Person() {}

    static void translate(Draft draft) {
        Element role = draft.document().at("recordTarget", "patientRole");
        Element person = role.at("patient");
        ObjectNode patient = Json.object("resourceType", Draft.PATIENT);
        patient.set("identifier", identifiers(draft, role));
        Json.set(
                patient,
                "name",
                Json.list(person.all("name").stream().map(People::name).toList()));
        Json.set(
                patient,
                "telecom",
                Json.list(role.all("telecom").stream()
                        .map(People::telecom)
                        .distinct()
                        .toList()));
        Json.set(
                patient,
                "address",
                Json.list(role.all("addr").stream()
                        .map(People::address)
                        .distinct()
                        .toList()));
        Json.put(patient, "gender", draft.concepts().mapped(person.at("administrativeGenderCode"), "gender"));
        Json.put(patient, "birthDate", draft.times().date(person.at("birthTime")));
        deceased(draft, person, patient);
        Json.set(patient, "maritalStatus", draft.concepts().of(person.at("maritalStatusCode")));
        Json.set(patient, "communication", languages(person));
        Json.set(patient, "contact", contacts(draft, person));
        Json.set(patient, "extension", Json.list(origin(draft, person, "race"), origin(draft, person, "ethnicity")));
        draft.addPatient(patient, role);
    }

    /** The number by which this node knows them is marked as what it is. */
    private static ArrayNode identifiers(Draft draft, Element role) {
        ArrayNode identifiers = draft.identifiers().all(role.all("id"));
        identifiers
                .valueStream()
                .filter(it ->
                        it.path("system").asString("").equals(draft.header().system()))
                .forEach(it -> ((ObjectNode) it).set("type", Json.concept(TYPES, "MR")));
        return identifiers;
    }

    private static void deceased(Draft draft, Element person, ObjectNode patient) {
        Json.put(patient, "deceasedDateTime", draft.times().dateTime(person.at("sdtc:deceasedTime")));
        String is = person.at("sdtc:deceasedInd").attribute("value");
        if (!patient.has("deceasedDateTime") && (is.equals("true") || is.equals("false"))) {
            patient.put("deceasedBoolean", Boolean.parseBoolean(is));
        }
    }

    private static ArrayNode languages(Element person) {
        return Json.list(person.all("languageCommunication").stream()
                .map(Person::language)
                .toList());
    }

    private static ObjectNode language(Element spoken) {
        String code = Concepts.code(spoken.at("languageCode"));
        if (code.isEmpty()) {
            return Json.object();
        }
        ObjectNode language = Json.set(Json.object(), "language", Json.concept("urn:ietf:bcp:47", code));
        return spoken.at("preferenceInd").has("value", "true") ? language.put("preferred", true) : language;
    }

    private static ArrayNode contacts(Draft draft, Element person) {
        return Json.list(
                person.all("guardian").stream().map(it -> contact(draft, it)).toList());
    }

    private static ObjectNode contact(Draft draft, Element guardian) {
        ObjectNode contact = Json.object();
        guardian.at("guardianPerson").all("name").stream()
                .findFirst()
                .ifPresent(name -> Json.set(contact, "name", People.name(name)));
        Json.set(
                contact,
                "telecom",
                Json.list(guardian.all("telecom").stream().map(People::telecom).toList()));
        guardian.all("addr").stream().findFirst().ifPresent(it -> Json.set(contact, "address", People.address(it)));
        return contact.isEmpty()
                ? contact
                : Json.set(contact, "relationship", Json.list(draft.concepts().of(guardian.at("code"))));
    }

    /** US Core's extensions, of which the codes of all but the first are details. */
    private static ObjectNode origin(Draft draft, Element person, String which) {
        String name = which.equals("race") ? "raceCode" : "ethnicGroupCode";
        ObjectNode first = draft.concepts().coding(person.at(name));
        if (first.isEmpty() || !first.path("system").asString("").equals(CATEGORIES)) {
            return Json.object();
        }
        ArrayNode parts = Json.list(Json.set(Json.object("url", "ombCategory"), "valueCoding", first));
        person.all("sdtc:" + name).stream()
                .map(draft.concepts()::coding)
                .filter(it -> !it.isEmpty())
                .forEach(it -> parts.add(Json.set(Json.object("url", "detailed"), "valueCoding", it)));
        String text = first.path("display").asString(first.path("code").asString(""));
        parts.add(Json.object("url", "text").put("valueString", text));
        return Json.set(Json.object("url", US_CORE + which), "extension", parts);
    }
}
