package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;

/** HAPI's own client asks who is meant (IHE PDQm, ITI-119): two sisters, born on one day, and a stranger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirMatchTest {
    private static final String SYSTEM = "https://match.example/mrn";
    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private org.stele.testkit.people.Patient one;
    private org.stele.testkit.people.Patient other;
    private Clerk clerk;
    private IGenericClient client;

    @BeforeAll
    void takeSistersIn() throws Exception {
        Staffing atA = Staffing.of(SharedNetwork.get(), "hospital-a", "board");
        clerk = atA.clerk(Identity.npi("Desk", "0000019001"));
        one = taken(atA, "match-1", "Anneke", "1012");
        other = taken(atA, "match-2", "Bregje", "3511");
        client = Asking.client(
                clerk.employer(),
                atA.clinician(Identity.npi("Physician", "0000019002")).holder());
    }

    private org.stele.testkit.people.Patient taken(Staffing at, String number, String given, String postalCode)
            throws Exception {
        byte[] bundle = """
                {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"https://match.example/Patient/%1$s",
                 "resource":{"resourceType":"Patient","id":"%1$s","identifier":[{"type":{"coding":[
                  {"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                  "system":"https://match.example/mrn","value":"%1$s"}],
                  "name":[{"family":"Quintanilha-Berg","given":["%2$s"]}],"gender":"female","birthDate":"1987-03-14",
                  "address":[{"postalCode":"%3$s"}]}}]}
                """.formatted(number, given, postalCode).getBytes(StandardCharsets.UTF_8);
        return org.stele.testkit.people.Patient.claim(
                SharedNetwork.get(),
                clerk,
                new Reception(at, clerk).receive(bundle).subject());
    }

    @Test
    void candidatesComeTheSurestFirstEachWithItsGradeItsScoreAndItsGrounds() {
        List<BundleEntryComponent> found = match(sister("Anneke")).getEntry();
        assertThat(found).hasSize(2);
        assertThat(grades(found)).containsExactly("probable", "possible");
        assertThat(found)
                .extracting(it -> it.getResource().getIdElement().getIdPart())
                .containsExactly("match-1", "match-2");
        assertThat(found.getFirst().getSearch().getScore()).isEqualByComparingTo("1.00");
        assertThat(found.get(1).getSearch().getScore())
                .isLessThan(found.getFirst().getSearch().getScore());
        assertThat(codes(found.get(1), "urn:stele:match:agrees")).containsExactly("birthdate", "family", "gender");
        assertThat(codes(found.get(1), "urn:stele:match:differs")).containsExactly("given");
    }

    @Test
    void onlyWhoIsCertainIsToldWhereThatIsAsked() {
        Patient numbered = sister("Anneke");
        assertThat(match(numbered, true, 10).getEntry()).isEmpty();
        numbered.addIdentifier().setSystem(SYSTEM).setValue("match-1");
        List<BundleEntryComponent> certain = match(numbered, true, 10).getEntry();
        assertThat(grades(certain)).containsExactly("certain");
        assertThat(match(numbered, false, 1).getEntry()).hasSize(1);
        Patient twice = numbered.copy();
        twice.addIdentifier().setSystem(SYSTEM).setValue("match-2");
        assertThat(match(twice, true, 10).getEntry()).isEmpty();
    }

    @Test
    void whoeverIsACandidateHasItInTheirTrailAndNobodyElse() throws Exception {
        int before = inTrail(one, "SEARCH");
        int opened = inTrail(other, "OPEN");
        match(sister("Anneke"), false, 1);
        assertThat(inTrail(one, "SEARCH")).isEqualTo(before + 1);
        assertThat(inTrail(other, "OPEN")).isEqualTo(opened);
        Patient stranger = sister("Anneke");
        stranger.getNameFirstRep().setFamily("Nobody").setGiven(List.of());
        assertThat(match(stranger).getEntry()).isEmpty();
        assertThat(inTrail(one, "SEARCH")).isEqualTo(before + 1);
    }

    @Test
    void whoKeepsAllBackIsAnsweredAsWhoNeverWas() throws Exception {
        Patient asked = new Patient();
        asked.addIdentifier().setSystem(SYSTEM).setValue("match-2");
        Patient never = new Patient();
        never.addIdentifier().setSystem(SYSTEM).setValue("match-9");
        assertThat(match(asked).getEntry()).hasSize(1);
        RestrictionId restriction = other.wallet().restrict(Optional.empty());
        try {
            assertThat(text(match(asked))).isEqualTo(text(match(never)));
        } finally {
            other.wallet().lift(restriction);
        }
    }

    @Test
    void whoGuessesOrSaysTooLittleIsRefusedAndSoIsWhoMayNotSearch() {
        Patient wild = sister("Anneke");
        wild.getNameFirstRep().setFamily("Q*");
        Patient little = new Patient().setGender(AdministrativeGender.FEMALE);
        for (Patient wrong : List.of(little, wild)) {
            assertThatThrownBy(() -> match(wrong))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            it -> assertThat(it.getOperationOutcome()).isNotNull());
        }
        assertThatThrownBy(() -> match(Asking.client(clerk.employer(), clerk.holder()), sister("Anneke"), false, 10))
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> match(Asking.client(clerk.employer(), one.holder()), sister("Anneke"), false, 10))
                .isInstanceOf(BaseServerResponseException.class);
    }

    private static Patient sister(String given) {
        Patient patient = new Patient();
        patient.addName().setFamily("QUINTANILHA BERG").addGiven(given);
        patient.setGender(AdministrativeGender.FEMALE);
        patient.setBirthDate(Date.from(LocalDate.of(1987, 3, 14)
                .atStartOfDay(ZoneOffset.systemDefault())
                .toInstant()));
        return patient;
    }

    private Bundle match(Patient patient) {
        return match(patient, false, 10);
    }

    private Bundle match(Patient patient, boolean onlyCertain, int count) {
        return match(client, patient, onlyCertain, count);
    }

    private static Bundle match(IGenericClient asker, Patient patient, boolean onlyCertain, int count) {
        Parameters asked = new Parameters();
        asked.addParameter().setName("resource").setResource(patient);
        asked.addParameter("onlyCertainMatches", new BooleanType(onlyCertain));
        asked.addParameter("count", new IntegerType(count));
        return asker.operation()
                .onType(Patient.class)
                .named("$match")
                .withParameters(asked)
                .returnResourceType(Bundle.class)
                .execute();
    }

    private static List<String> grades(List<BundleEntryComponent> entries) {
        return entries.stream().flatMap(it -> codes(it, GRADE).stream()).toList();
    }

    private static List<String> codes(BundleEntryComponent entry, String url) {
        return entry.getSearch().getExtensionsByUrl(url).stream()
                .map(it -> it.getValue().primitiveValue())
                .toList();
    }

    private static String text(Bundle bundle) {
        return Ward.R4.newJsonParser().encodeResourceToString(bundle);
    }

    private static int inTrail(org.stele.testkit.people.Patient patient, String action) throws Exception {
        return new String(patient.wallet().trail(), StandardCharsets.UTF_8).split(action, -1).length;
    }
}
