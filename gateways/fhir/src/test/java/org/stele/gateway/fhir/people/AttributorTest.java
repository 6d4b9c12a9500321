package org.stele.gateway.fhir.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.exchange.intake.Signatory;
import org.stele.gateway.fhir.TestBundles;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.json.JsonMapper;

class AttributorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PractitionerId ANNA = PractitionerId.npi("1");
    private static final PractitionerId BEN = PractitionerId.npi("2");

    private final Attributor attributor = new Attributor(
            key -> key.equals(new ResourceKey("Practitioner", "ben")) ? Optional.of(BEN) : Optional.empty());

    @Test
    void aPrescriptionNamesItsPrescriberAndDemandsAPrescriber() {
        Attribution attribution = of("""
                {"resourceType":"MedicationRequest",
                 "requester":{"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1"},
                 "recorder":{"reference":"Practitioner/ben"}}""");
        assertThat(attribution.practitioners()).containsExactly(ANNA, BEN);
        assertThat(attribution.attester()).contains(ANNA);
        assertThat(attribution.demanded()).isEqualTo(Signatory.PRESCRIBER);
    }

    @Test
    void aPrescriptionWithoutPrescriberStillDemandsAPrescriber() {
        Attribution attribution = of("{\"resourceType\":\"MedicationRequest\"}");
        assertThat(attribution.attester()).isEmpty();
        assertThat(attribution.demanded()).isEqualTo(Signatory.PRESCRIBER);
    }

    @Test
    void allParticipantsOfAnEncounterAreNamedOnce() {
        assertThat(of("""
                {"resourceType":"Encounter","participant":[
                 {"individual":{"reference":"Practitioner?identifier=http%3A//hl7.org/fhir/sid/us-npi%7C1"}},
                 {"individual":{"reference":"Practitioner/ben"}},{"individual":{"reference":"Practitioner/ben"}}]}""").practitioners()).containsExactly(ANNA, BEN);
    }

    @Test
    void aReferenceByIdentifierCountsWhereItSaysThatItIsAPractitioner() {
        String performer = """
                {"resourceType":"Observation","performer":[{%s
                 "identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":"1"}}]}""";
        assertThat(of(performer.formatted("\"type\":\"Practitioner\",")).practitioners())
                .containsExactly(ANNA);
        assertThat(of(performer.formatted("")).practitioners()).isEmpty();
    }

    @Test
    void organizationsPatientsAndKindsThatAreNotListedNameNobody() {
        assertThat(
                        of("{\"resourceType\":\"Observation\",\"performer\":[{\"reference\":\"Organization?identifier=a|1\"}]}")
                                .attester())
                .isEmpty();
        assertThat(of("{\"resourceType\":\"Basic\",\"author\":{\"reference\":\"Practitioner/ben\"}}")
                        .attester())
                .isEmpty();
    }

    @Test
    void theDirectoryOfTheSamplesListsNamesOrganisationsAndNpis() {
        assertThat(PractitionerFile.read(TestBundles.directory(), 1 << 24))
                .hasSizeGreaterThan(20)
                .allMatch(it -> it.id().system().equals(PractitionerId.NPI))
                .allMatch(it -> it.id().value().matches("\\d{10}"))
                .allMatch(it -> !it.name().isBlank() && !it.organization().isBlank());
    }

    private Attribution of(String json) {
        return attributor.of(JSON.readTree(json));
    }
}
