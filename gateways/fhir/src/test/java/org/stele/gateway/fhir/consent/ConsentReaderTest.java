package org.stele.gateway.fhir.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.proposal.ProposalState;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What no grant can say is refused where it stands, and never read for something like it. */
class ConsentReaderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final GrantTerms TERMS = ProposedTerms.of(
            Grantee.organisation(ProposedTerms.OTHER),
            Set.of(Purpose.TREAT),
            "domain:cardiology",
            "domain:dental",
            "sensitivity:PSY");

    @Test
    void aProposalIsReadAsTheGrantThatItIs() {
        assertThat(ProposedTerms.read(ProposedTerms.consent(TERMS))).isEqualTo(TERMS);
        assertThat(TERMS.toString()).as("shows nothing").isEqualTo("GrantTerms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            /identifier ~ [{"value":"7"}] ~ Consent.identifier ~ BEYOND_GRANT
            /verification ~ [{"verified":true}] ~ Consent.verification ~ BEYOND_GRANT
            /policy ~ [{"uri":"http://law.example"}] ~ Consent.policy ~ BEYOND_GRANT
            /sourceReference ~ {"reference":"Consent/x"} ~ Consent.sourceReference ~ BEYOND_GRANT
            /_status ~ {"id":"a"} ~ Consent.status ~ BEYOND_GRANT
            /text ~ {"status":"additional","div":"x"} ~ Consent.text.status ~ BEYOND_GRANT
            /scope/coding/0/code ~ "research" ~ Consent.scope.coding[0] ~ BEYOND_GRANT
            /category/0/text ~ "mine" ~ Consent.category[0].text ~ BEYOND_GRANT
            /patient/identifier ~ {"value":"7"} ~ Consent.patient.identifier ~ BEYOND_GRANT
            /performer/0/reference ~ "Patient/q" ~ Consent.performer[0] ~ BEYOND_GRANT
            /organization/0/identifier/value ~ "x" ~ Consent.organization[0] ~ BEYOND_GRANT
            /policyRule/coding/0/code ~ "OPTIN" ~ Consent.policyRule.coding[0] ~ BEYOND_GRANT
            /provision/type ~ "deny" ~ Consent.provision.type ~ BEYOND_GRANT
            /provision/action ~ [{"text":"collect"}] ~ Consent.provision.action ~ BEYOND_GRANT
            /provision/data ~ [{"meaning":"instance"}] ~ Consent.provision.data ~ BEYOND_GRANT
            /provision/dataPeriod ~ {"start":"2020"} ~ Consent.provision.dataPeriod ~ BEYOND_GRANT
            /provision/period/end ~ "2026-12-31" ~ Consent.provision.period.end ~ NOT_A_MOMENT
            /provision/period/end ~ "2026-12-31T00:00:00.0001Z" ~ Consent.provision.period.end ~ NOT_A_MOMENT
            /provision/period/end ~ "2020-12-31T00:00:00Z" ~ Consent.provision.period ~ PERIOD_NOT_GRANTED
            /provision/actor/0/reference/reference ~ "Organization/x" ~ Consent.provision.actor[0].reference.reference ~ BEYOND_GRANT
            /provision/actor/0/reference/identifier/value ~ "x" ~ Consent.provision.actor[0].reference ~ UNKNOWN_GRANTEE
            /provision/actor/0/role/coding/0/code ~ "AUT" ~ Consent.provision.actor[0].role.coding[0] ~ BEYOND_GRANT
            /provision/purpose/0/code ~ "HMARKT" ~ Consent.provision.purpose[0] ~ BEYOND_GRANT
            /provision/provision/0/type ~ "deny" ~ Consent.provision.provision[0].type ~ BEYOND_GRANT
            /provision/provision/1/class ~ [{"system":"http://hl7.org/fhir/resource-types","code":"Condition"}] ~ Consent.provision.provision[1].class ~ BEYOND_GRANT
            /provision/provision/0/class ~ [{"system":"http://elsewhere","code":"Condition"}] ~ Consent.provision.provision[0].class[0] ~ BEYOND_GRANT
            /provision/provision/0/securityLabel/0/code ~ "astrology" ~ Consent.provision.provision[0].securityLabel[0] ~ BEYOND_GRANT
            /provision/provision/0/code ~ [{"text":"x"}] ~ Consent.provision.provision[0].code ~ BEYOND_GRANT
            /provision/provision/1/provision/0/securityLabel/0/code ~ "PSY" ~ Consent.provision.provision[1].provision ~ BEYOND_GRANT
            /provision/provision/1/provision/0/provision ~ [{"type":"permit"}] ~ Consent.provision.provision[1].provision[0].provision ~ BEYOND_GRANT
            """)
    void whatAGrantCannotSayIsRefusedWithItsPath(String place, String value, String path, String reason) {
        ObjectNode consent = ProposedTerms.consent(TERMS);
        put(consent, place, JSON.readTree(value));
        assertThat(refused(consent)).contains(path + " " + reason);
    }

    @Test
    void whatNobodyCouldClassifyIsExceptedOrEverythingIsGranted() {
        ObjectNode consent = ProposedTerms.consent(TERMS);
        for (JsonNode rule : consent.at("/provision/provision")) {
            ArrayNode exceptions = (ArrayNode) rule.path("provision");
            exceptions.remove(exceptions.size() - 1);
        }
        assertThat(refused(consent))
                .containsExactly(
                        "Consent.provision.provision[0] BEYOND_GRANT", "Consent.provision.provision[1] BEYOND_GRANT");
        ObjectNode everything = ProposedTerms.consent(
                ProposedTerms.of(TERMS.grantee(), Set.of(Purpose.TREAT), "domain:*", "sensitivity:*"));
        assertThat(ProposedTerms.read(everything).labels()).containsExactly("domain:*", "sensitivity:*");
    }

    @Test
    void whatIsMissingIsNamed() {
        ObjectNode consent = ProposedTerms.consent(TERMS);
        consent.remove("policyRule");
        consent.putObject("provision");
        assertThat(refused(consent))
                .containsExactly(
                        "Consent.policyRule TOO_FEW",
                        "Consent.provision.period.start TOO_FEW",
                        "Consent.provision.period.end TOO_FEW",
                        "Consent.provision.actor TOO_FEW",
                        "Consent.provision.purpose TOO_FEW",
                        "Consent.provision.provision TOO_FEW");
    }

    @Test
    void aSeatIsOfTheOrganisationThatTheLedgerHasItAt() {
        GrantTerms terms = ProposedTerms.of(
                Grantee.seat(ProposedTerms.OTHER, ProposedTerms.SEAT), Set.of(Purpose.COC), "domain:*");
        ObjectNode consent = ProposedTerms.consent(terms);
        assertThat(ProposedTerms.read(consent)).isEqualTo(terms);
        put(
                consent,
                "/provision/actor/0/reference/identifier/value",
                JSON.valueToTree(OrganisationId.generate().toString()));
        assertThat(refused(consent)).containsExactly("Consent.provision.actor[0].reference UNKNOWN_GRANTEE");
    }

    @Test
    void theTaskAsksThePatientAndSaysWhatBecameOfIt() {
        for (ProposalState state : ProposalState.values()) {
            ObjectNode task =
                    MadeProposals.task(ProposedTerms.proposed(TERMS, state)).resource();
            assertThat(new StructureCheck(100).check(task, "Task")).isEmpty();
            assertThat(task.at("/focus/reference").asString())
                    .isEqualTo("Consent/" + task.path("id").asString());
            assertThat(task.path("status").asString())
                    .isEqualTo(
                            switch (state) {
                                case WAITING -> "requested";
                                case SIGNED -> "completed";
                                case DECLINED -> "rejected";
                                case EXPIRED -> "cancelled";
                            });
        }
    }

    private static void put(ObjectNode root, String place, JsonNode value) {
        int last = place.lastIndexOf('/');
        ((ObjectNode) root.at(place.substring(0, last))).set(place.substring(last + 1), value);
    }

    private static List<String> refused(ObjectNode consent) {
        InvalidBundleException refusal =
                catchThrowableOfType(InvalidBundleException.class, () -> ProposedTerms.read(consent));
        return refusal.issues().stream().map(ConsentReaderTest::line).toList();
    }

    private static String line(Issue issue) {
        return issue.path() + " " + issue.reason();
    }
}
