package org.stele.gateway.hl7v2.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.Keys;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.OrderGroup.Finding;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** RXA with its ORC, RXR and OBX into Immunization, known again by the filler's number. */
final class Vaccines {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final String UNKNOWN_AMOUNT = "999";
    /** Of what was given elsewhere (CDC's guide to immunization messaging, ORC-3). */
    private static final String NO_NUMBER = "9999";
    /** HL7 table 0323: update and delete. */
    private static final List<String> CHANGES = List.of("U", "D");

    private static final String ELIGIBILITY = "64994-7";
    private static final String FUNDING = "30963-3";

    private final Draft draft;

    private Vaccines(Draft draft) {
        this.draft = draft;
    }

    static void translate(Draft draft) {
        Vaccines vaccines = new Vaccines(draft);
        for (OrderGroup group : OrderGroup.of(draft.message())) {
            group.head()
                    .filter(head -> head.name().equals("RXA"))
                    .ifPresentOrElse(
                            rxa -> vaccines.vaccine(group, rxa), () -> Observations.ofPatient(draft, group.findings()));
        }
    }

    private void vaccine(OrderGroup group, Segment rxa) {
        if (!Concepts.isIn(rxa.field(5))) {
            throw Draft.missing(rxa, 5, "an immunization needs the vaccine");
        }
        String key = key(group, rxa);
        if (draft.has("Immunization", key)) {
            throw Draft.missing(rxa, 5, "two immunizations of one number in a message: give each a number of its own");
        }
        ObjectNode immunization = draft.resource("Immunization", key, "patient");
        Json.set(
                immunization,
                "identifier",
                Json.list(number(group)
                        .map(filler -> draft.identifiers().ei(filler, "FILL"))
                        .orElseGet(Json::object)));
        immunization.put("status", status(rxa));
        immunization.set("vaccineCode", Concepts.of(rxa.field(5)));
        draft.inVisit(immunization);
        given(immunization, rxa);
        product(immunization, rxa);
        route(immunization, rxa);
        group.findings().forEach(finding -> fact(immunization, finding));
        if (CHANGES.contains(rxa.value(21))) {
            draft.addChange("Immunization", key, immunization, Manner.REPLACES, rxa);
        } else {
            draft.add("Immunization", key, immunization, Manner.REPLACES, rxa);
        }
    }

    /** Some senders give all vaccines of a day one number, or the same to each of whose number they know nothing. */
    private String key(OrderGroup group, Segment rxa) {
        String number = number(group)
                .map(filler -> draft.identifiers().key(filler))
                .orElseGet(() -> draft.message().sender());
        String day = rxa.value(3).substring(0, Math.min(rxa.value(3).length(), "yyyymmdd".length()));
        String vaccine = rxa.value(5).isEmpty() ? rxa.value(5, 2) : rxa.value(5);
        return Keys.of(number, day, rxa.value(5, 3), vaccine);
    }

    private static Optional<Field> number(OrderGroup group) {
        return group.order()
                .map(orc -> orc.field(3))
                .filter(filler -> !filler.value().isEmpty() && !filler.value().equals(NO_NUMBER));
    }

    private String status(Segment rxa) {
        return rxa.value(21).equals("D")
                ? "entered-in-error"
                : Tables.code("0322", rxa.value(20)).orElse("completed");
    }

    private void given(ObjectNode immunization, Segment rxa) {
        draft.time(immunization, "occurrenceDateTime", rxa, 3, draft.times()::dateTime);
        if (!immunization.has("occurrenceDateTime")) {
            throw Draft.missing(rxa, 3, "an immunization needs its time");
        }
        draft.time(immunization, "recorded", rxa, 22, draft.times()::dateTime);
        Json.set(
                immunization,
                "performer",
                Json.list(rxa.valued(10).stream()
                        .map(draft.people()::practitioner)
                        .filter(person -> !person.isEmpty())
                        .map(person -> Json.set(Json.object(), "actor", person)
                                .set("function", Json.concept(Tables.ofTable("0443"), "AP")))));
        Json.set(immunization, "location", People.place(rxa.field(27)));
        Json.set(immunization, "statusReason", Concepts.of(rxa.field(18)));
        Json.set(immunization, "reasonCode", Json.list(rxa.valued(19).stream().map(Concepts::of)));
        Json.set(
                immunization,
                "note",
                Json.list(rxa.valued(9).stream()
                        .filter(note -> note.value(1).isEmpty())
                        .map(note -> Json.object("text", note.value(2)))));
        source(immunization, rxa);
    }

    /** NIP001: 00 is a new record, others tell of what was given elsewhere. */
    private static void source(ObjectNode immunization, Segment rxa) {
        rxa.valued(9).stream()
                .filter(note -> note.value(3).equals("NIP001"))
                .findFirst()
                .ifPresent(
                        note -> immunization.put("primarySource", note.value().equals("00")));
    }

    private void product(ObjectNode immunization, Segment rxa) {
        Json.put(immunization, "lotNumber", rxa.value(15));
        draft.time(immunization, "expirationDate", rxa, 16, draft.times()::date);
        Json.set(
                immunization,
                "manufacturer",
                Json.object("display", rxa.value(17, 2).isEmpty() ? rxa.value(17) : rxa.value(17, 2)));
        if (AMOUNT.matcher(rxa.value(6)).matches() && !rxa.value(6).equals(UNKNOWN_AMOUNT)) {
            ObjectNode dose = Json.object();
            dose.set("value", JsonNodeFactory.instance.numberNode(new BigDecimal(rxa.value(6))));
            Json.put(dose, "unit", rxa.value(7, 2).isEmpty() ? rxa.value(7) : rxa.value(7, 2));
            if (rxa.value(7, 3).equals("UCUM")) {
                dose.put("system", "http://unitsofmeasure.org").put("code", rxa.value(7));
            }
            immunization.set("doseQuantity", dose);
        }
    }

    /** The first RXR after this RXA, if no other RXA comes before it. */
    private void route(ObjectNode immunization, Segment rxa) {
        Message message = draft.message();
        int at = message.segments().indexOf(rxa);
        message.segments().stream()
                .skip(at + 1L)
                .takeWhile(segment -> !segment.name().equals("RXA"))
                .filter(segment -> segment.name().equals("RXR"))
                .findFirst()
                .ifPresent(rxr -> {
                    Json.set(immunization, "route", Concepts.of(rxr.field(1), "0162"));
                    Json.set(immunization, "site", Concepts.of(rxr.field(2), "0163"));
                });
    }

    private void fact(ObjectNode immunization, Finding finding) {
        Segment obx = finding.obx();
        switch (obx.value(3)) {
            case ELIGIBILITY ->
                Json.set(immunization, "programEligibility", Json.list(Stream.of(Concepts.of(obx.field(5)))));
            case FUNDING -> Json.set(immunization, "fundingSource", Concepts.of(obx.field(5)));
            default ->
                draft.note(ErrorCode.UNKNOWN_KEY, obx, 3, "not known of an immunization: kept in the message alone");
        }
    }
}
