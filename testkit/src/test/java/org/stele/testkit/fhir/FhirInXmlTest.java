package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client speaks XML with a hospital, and is told the same as in JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirInXmlTest {
    private Ward ward;
    private IGenericClient xml;
    private IGenericClient json;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(12), "1301");
        xml = ward.ofClinician();
        xml.setEncoding(EncodingEnum.XML);
        json = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        Bundle found = search(xml, "Patient?identifier=" + insured.authority() + "%7C" + insured.number());
        assertThat(found.getTotal()).isEqualTo(1);
        patient = new Reference(
                found.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless());
    }

    @Test
    void whatIsWrittenInXmlIsReadTheSameInBoth() {
        IdType id = (IdType) xml.create().resource(pulse()).execute().getId();
        Observation inXml = xml.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
        Observation inJson = json.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
        assertThat(inXml.getValueQuantity().getValue()).hasToString("70.50");
        assertThat(inXml.equalsDeep(inJson)).isTrue();
    }

    @Test
    void pagesOfASearchFollowInXml() {
        Bundle first = search(xml, "Observation?patient=" + patient.getReference() + "&_count=3&_format=xml");
        Bundle second = xml.loadPage().next(first).execute();
        assertThat(first.getEntry()).hasSize(3);
        assertThat(second.getEntry()).isNotEmpty();
        Bundle same = json.loadPage()
                .next(search(json, "Observation?patient=" + patient.getReference() + "&_count=3"))
                .execute();
        assertThat(second.getEntry().stream()
                        .map(it -> it.getResource().getIdPart())
                        .toList())
                .isEqualTo(same.getEntry().stream()
                        .map(it -> it.getResource().getIdPart())
                        .toList());
    }

    @Test
    void refusalsAreOutcomesInXmlToo() {
        assertThat(outcome(catchThrowableOfType(
                        ResourceNotFoundException.class,
                        () -> xml.read()
                                .resource(Observation.class)
                                .withId("never-was")
                                .execute())))
                .contains("NOT_FOUND");
        assertThat(outcome(catchThrowableOfType(
                        UnprocessableEntityException.class,
                        () -> xml.create().resource(pulse().setStatus(null)).execute())))
                .startsWith("INVALID: ");
        IGenericClient stranger = ward.unsigned();
        stranger.setEncoding(EncodingEnum.XML);
        assertThatThrownBy(() ->
                        stranger.read().resource(Observation.class).withId("x").execute())
                .isInstanceOf(AuthenticationException.class);
        assertThat(stranger.capabilities()
                        .ofType(CapabilityStatement.class)
                        .execute()
                        .getFormat())
                .extracting(Object::toString)
                .contains("application/fhir+xml");
    }

    @Test
    void xmlThatWouldLoseSomethingOrIsHostileIsRefusedAndNothingIsWritten() throws Exception {
        int before = search(json, "Observation?patient=" + patient.getReference() + "&_summary=count")
                .getTotal();
        String sound = Ward.R4.newXmlParser().encodeResourceToString(pulse());
        assertThat(post(sound.replace("<status", "<status value=\"secret\"/><status")))
                .isEqualTo(400);
        assertThat(post("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + sound))
                .isEqualTo(400);
        assertThat(post("{}")).isEqualTo(400);
        assertThat(search(json, "Observation?patient=" + patient.getReference() + "&_summary=count")
                        .getTotal())
                .isEqualTo(before);
    }

    @Test
    void aNarrativeThatIsLongerInJsonIsTakenWhole() {
        Observation sent = pulse();
        sent.getText().setStatus(Narrative.NarrativeStatus.GENERATED);
        sent.getText().setDivAsString("<div>" + "<p class=\"a\">\n\tx</p>".repeat(500) + "</div>");
        IdType id = (IdType) xml.create().resource(sent).execute().getId();
        Observation read = json.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
        assertThat(read.getText().getDivAsString()).hasSizeGreaterThan(8_000).endsWith("</div>");
    }

    @Test
    void whoAcceptsEverWhatIsAnsweredAndNotByAnError() throws Exception {
        String types = String.join(",", Collections.nCopies(60, "a/b"));
        assertThat(metadata(types)).isEqualTo("application/fhir+json");
        assertThat(metadata("application/fhir+xml;q=0, */*")).isEqualTo("application/fhir+json");
        assertThat(metadata("application/fhir+json;q=0.5, application/fhir+xml"))
                .startsWith("application/fhir+xml");
        assertThat(metadata("nonsense")).isEqualTo("application/fhir+json");
    }

    @Test
    void aFormSaysInItsBodyInWhichFormItIsToBeAnswered() throws Exception {
        assertThat(formAnswer("_summary=count&_format=xml")).isEqualTo("200 application/fhir+xml");
        assertThat(formAnswer("_summary=count")).isEqualTo("200 application/fhir+json");
        assertThat(formAnswer("colour=red&_format=application%2Ffhir%2Bxml")).isEqualTo("400 application/fhir+xml");
    }

    private String formAnswer(String form) throws Exception {
        URI address = URI.create(ward.clerk().employer().address() + "/fhir/R4/Observation/_search");
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/fhir+json")
                .header(SignedStatement.HEADER, ward.signature("POST", address, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() + " "
                    + answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
        }
    }

    private String metadata(String accept) throws Exception {
        URI address = URI.create(ward.clerk().employer().address() + "/fhir/R4/metadata");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(address).header("Accept", accept).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValue("Content-Type").orElseThrow();
        }
    }

    private int post(String body) throws Exception {
        URI address = URI.create(ward.clerk().employer().address() + "/fhir/R4/Observation");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/fhir+xml")
                .header(SignedStatement.HEADER, ward.signature("POST", address, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("MALFORMED_XML").doesNotContain("secret");
            return answer.statusCode();
        }
    }

    private static String outcome(BaseServerResponseException refusal) {
        return ((OperationOutcome) refusal.getOperationOutcome())
                .getIssueFirstRep()
                .getDiagnostics();
    }

    private static Bundle search(IGenericClient client, String query) {
        return client.search().byUrl(query).returnBundle(Bundle.class).execute();
    }

    private Observation pulse() {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .addCategory(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")))
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(patient)
                .setEffective(new DateTimeType(Date.from(Instant.parse("2026-01-02T03:04:05Z"))))
                .setValue(new Quantity()
                        .setValue(new BigDecimal("70.50"))
                        .setUnit("/min")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("/min"));
    }
}
