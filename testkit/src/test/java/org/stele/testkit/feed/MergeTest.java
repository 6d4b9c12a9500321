package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.SubjectId;
import org.stele.testkit.fhir.Asking;
import org.stele.wallet.Holder;
import tools.jackson.databind.JsonNode;

/** Two numbers that a hospital's system says are one patient's are read together once a person there says so too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class MergeTest {
    private FedHospital hospital;
    private IGenericClient client;
    private Mllp ehr;

    @BeforeAll
    void open() throws Exception {
        hospital = FedHospital.shared();
        client = Asking.client(hospital.member(), hospital.clinician().holder());
        ehr = Mllp.plain(hospital.port());
    }

    @AfterAll
    void close() throws Exception {
        ehr.close();
    }

    @Test
    void aMergeWaitsUntilAPersonConfirmsItAndThenBothAreReadTogether() throws Exception {
        String prior = resulted("231");
        String surviving = resulted("180");
        String control = Messages.fresh("M");
        for (int i = 0; i < 2; i++) {
            assertThat(merge(control, prior, surviving)).contains("\rMSA|AE|" + control, "not merged", "UNCONFIRMED");
        }
        assertThat(crossReferences(prior)).doesNotContain(surviving);
        JsonNode kept = kept(control);
        assertThat(kept.path("code").asString("")).isEqualTo("NOT_MERGED");
        assertThat(kept.at("/numbers/prior/value").asString("")).isEqualTo(prior);
        assertThat(kept.at("/numbers/surviving/value").asString("")).isEqualTo(surviving);

        assertThat(replay(control).path("filed").asBoolean()).isTrue();
        assertThat(last().path("by").asString("")).isEqualTo(desk().author().toString());
        for (String number : List.of(prior, surviving)) {
            String id = id(patient(number));
            assertThat(cholesterol(id)).containsExactlyInAnyOrder(231, 180);
            assertThat(everyPatient(id)).hasSize(2);
            assertThat(crossReferences(number)).hasSize(3).anyMatch(it -> it.endsWith("/Patient/" + id));
        }
        assertThat(crossReferences(prior)).contains(surviving);
        assertThat(crossReferences(surviving)).contains(prior);
        assertThat(merge(control, prior, surviving)).contains("\rMSA|AA|");
        assertThat(merge(Messages.fresh("M"), prior, surviving)).contains("\rMSA|AA|");
    }

    @Test
    void aStrangerWhoseSourceGaveTheSameIdIsNotAnsweredOfThePerson() throws Exception {
        String prior = resulted("231");
        String surviving = resulted("180");
        confirm(prior, surviving);
        String id = id(patient(surviving));
        Stranger.enter(hospital, id(patient(prior)), 999);
        assertThat(cholesterol(id)).containsExactlyInAnyOrder(231, 180);
        assertThat(everyPatient(id)).hasSize(2);
        assertThat(crossReferences(surviving)).contains(prior);
    }

    @Test
    void whatComesUnderThePriorNumberIsFiledInThatNumbersChart() throws Exception {
        String prior = entered();
        String surviving = entered();
        confirm(prior, surviving);
        int versions = versions(patient(surviving)).size();
        assertThat(ehr.send(Messages.result("L-" + prior, prior, Messages.fresh("F"), "F", "231")))
                .contains("\rMSA|AA|");
        assertThat(cholesterolOf(surviving)).containsExactly(id(patient(prior)));
        unlink();
        assertThat(cholesterolOf(surviving)).isEmpty();
        assertThat(cholesterolOf(prior)).containsExactly(id(patient(prior)));
        assertThat(versions(patient(surviving))).hasSize(versions);
    }

    @Test
    void whatDoesNotHoldIsSaidToThePersonAndNotToTheSender() throws Exception {
        String one = entered();
        String other = entered();
        confirm(one, other);
        String swapped = Messages.fresh("M");
        assertThat(merge(swapped, other, one)).contains("\rMSA|AE|" + swapped, "UNCONFIRMED");
        notConfirmed(swapped, "SWAPPED");
    }

    @Test
    void aMergeOfWhoIsNotKnownYetWaitsUntilTheyAre() throws Exception {
        String surviving = entered();
        String prior = Messages.fresh("MR");
        String control = Messages.fresh("M");
        assertThat(merge(control, prior, surviving)).contains("\rMSA|AE|" + control, "not merged", "UNKNOWN");
        notConfirmed(control, "UNKNOWN");
        ehr.send(Messages.admission("A-" + prior, prior, Messages.fresh("V")));
        assertThat(replay(control).path("filed").asBoolean()).isTrue();
        assertThat(crossReferences(prior)).contains(surviving);
    }

    @Test
    void whatAPersonTookApartIsLinkedAgainByNamingTheTwoAndNotByAMessage() throws Exception {
        String prior = entered();
        String surviving = entered();
        String control = confirm(prior, surviving);
        JsonNode apart = unlink();
        assertThat(RawDelete.answered(
                        hospital.clerk(), "/v1/links/" + apart.path("prior").asString("")))
                .isEqualTo(apart);
        assertThat(merge(control, prior, surviving)).contains("\rMSA|AA|");
        assertThat(crossReferences(prior)).doesNotContain(surviving);
        String again = Messages.fresh("M");
        assertThat(merge(again, prior, surviving)).contains("\rMSA|AE|" + again, "UNCONFIRMED");
        notConfirmed(again, "APART");
        String swapped = Messages.fresh("M");
        merge(swapped, /* prior= */ surviving, /* surviving= */ prior);
        notConfirmed(swapped, "APART");
        link(prior, surviving);
        assertThat(replay(again).path("filed").asBoolean()).isTrue();
        assertThat(crossReferences(prior)).contains(surviving);
    }

    @Test
    void whoThePersonSaysAreTwoPeopleNoMessageLinks() throws Exception {
        String one = entered();
        String other = entered();
        String third = entered();
        JsonNode apart = hospital.clerk()
                .node()
                .post("/v1/links/refused", Map.of("one", number(one), "other", number(other)), desk());
        assertThat(apart.path("by").asString("")).isEqualTo(desk().author().toString());
        assertThat(hospital.clerk().node().get("/v1/links/refused", desk()).valueStream())
                .contains(apart);
        confirm(one, third);
        String control = Messages.fresh("M");
        assertThat(merge(control, other, third)).contains("\rMSA|AE|", "UNCONFIRMED");
        notConfirmed(control, "APART");
        assertThat(crossReferences(one)).contains(third).doesNotContain(other);
    }

    @Test
    void theSenderHearsNothingOfWhatAPatientHasDecided() throws Exception {
        String surviving = entered();
        SubjectId home =
                SubjectId.parse(link(entered(), surviving).path("surviving").asString(""));
        org.stele.testkit.people.Patient.claim(hospital.network(), hospital.clerk(), home);
        String control = Messages.fresh("M");
        assertThat(merge(control, entered(), surviving)).contains("\rMSA|AE|" + control, "UNCONFIRMED");
        assertThat(replay(control).path("filed").asBoolean()).isTrue();
    }

    @Test
    void whatIsCorrectedUnderTheNumberInUseButStandsUnderThePriorOneIsListed() throws Exception {
        String prior = entered();
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("R1-" + prior, prior, filler, "F", "231"));
        String surviving = entered();
        confirm(prior, surviving);
        String control = Messages.fresh("R");
        assertThat(ehr.send(Messages.result(control, surviving, filler, "C", "213")))
                .contains("\rMSA|AA|" + control, "stands in a chart that is linked");
        assertThat(kept(control).path("code").asString("")).isEqualTo("STANDS_ELSEWHERE");
    }

    private String entered() throws Exception {
        String number = Messages.fresh("MR");
        assertThat(ehr.send(Messages.admission("A-" + number, number, Messages.fresh("V"))))
                .contains("\rMSA|AA|");
        return number;
    }

    private String resulted(String value) throws Exception {
        String number = entered();
        assertThat(ehr.send(Messages.result("R-" + number, number, Messages.fresh("F"), "F", value)))
                .contains("\rMSA|AA|");
        return number;
    }

    private String merge(String controlId, String prior, String surviving) throws Exception {
        return ehr.send(Messages.of(
                "ADT^A40^ADT_A39",
                controlId,
                "EVN|A40|20260301101500+0100",
                Messages.pid(surviving, "Quintero", "19700203"),
                "MRG|" + prior + "^^^HOSP^MR"));
    }

    /** Links by a message that a person confirms; answers its control id. */
    private String confirm(String prior, String surviving) throws Exception {
        String control = Messages.fresh("M");
        merge(control, prior, surviving);
        assertThat(replay(control).path("filed").asBoolean()).isTrue();
        return control;
    }

    private void notConfirmed(String controlId, String code) throws Exception {
        JsonNode replayed = replay(controlId);
        assertThat(replayed.path("filed").asBoolean()).isFalse();
        assertThat(replayed.at("/faults/0/advice").asString("")).contains(code);
    }

    private JsonNode replay(String controlId) throws Exception {
        String path = "/v1/feed/messages/" + kept(controlId).path("id").asString("") + "/replay";
        return hospital.clerk().node().post(path, new byte[0], "application/json", desk());
    }

    private JsonNode link(String prior, String surviving) throws Exception {
        return hospital.clerk()
                .node()
                .post("/v1/links", Map.of("prior", number(prior), "surviving", number(surviving)), desk());
    }

    private static Map<String, String> number(String value) {
        return Map.of("authority", FedHospital.AUTHORITY, "value", value);
    }

    /** Takes apart what was linked last. */
    private JsonNode unlink() throws Exception {
        return RawDelete.answered(
                hospital.clerk(), "/v1/links/" + last().path("prior").asString(""));
    }

    private JsonNode last() throws Exception {
        return hospital.clerk()
                .node()
                .get("/v1/links", desk())
                .valueStream()
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private JsonNode kept(String controlId) throws Exception {
        return hospital.clerk()
                .node()
                .get("/v1/feed/messages", desk())
                .valueStream()
                .filter(it -> it.path("controlId").asString("").equals(controlId))
                .findFirst()
                .orElseThrow();
    }

    private Holder desk() {
        return hospital.clerk().holder();
    }

    /** The numbers and addresses that PIXm tells. */
    private List<String> crossReferences(String number) throws Exception {
        return asked("/fhir/R4/Patient/$ihe-pix?sourceIdentifier=" + FedHospital.AUTHORITY + "%7C" + number)
                .path("parameter")
                .valueStream()
                .map(it -> it.at("/valueIdentifier/value").asString("")
                        + it.at("/valueReference/reference").asString(""))
                .toList();
    }

    private JsonNode asked(String path) throws Exception {
        return hospital.clerk().node().get(path, hospital.clinician().holder());
    }

    private List<Integer> cholesterol(String patient) {
        return found("Observation?code=http://loinc.org%7C2093-3&patient=" + patient).stream()
                .map(it -> ((Observation) it.getResource())
                        .getValueQuantity()
                        .getValue()
                        .intValue())
                .toList();
    }

    private List<JsonNode> everyPatient(String patient) throws Exception {
        return asked("/fhir/R4/Patient/" + patient + "/$everything?_type=Patient")
                .path("entry")
                .valueStream()
                .toList();
    }

    /** Whose the results are that are found for a number. */
    private List<String> cholesterolOf(String number) {
        return found("Observation?code=http://loinc.org%7C2093-3&patient=" + id(patient(number))).stream()
                .map(it -> ((Observation) it.getResource())
                        .getSubject()
                        .getReferenceElement()
                        .getIdPart())
                .toList();
    }

    private Patient patient(String number) {
        List<BundleEntryComponent> found = found("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number);
        assertThat(found).as("patients").hasSize(1);
        return (Patient) found.getFirst().getResource();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private List<BundleEntryComponent> versions(Resource resource) {
        return client.history()
                .onInstance(resource.getIdElement().toVersionless())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private List<BundleEntryComponent> found(String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }
}
