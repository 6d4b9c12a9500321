package org.stele.gateway.fhir.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.share.Decided;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever can be granted or kept back is a Consent of R4. */
class ConsentWriterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final OrganisationId CUSTODIAN = OrganisationId.generate();
    private static final OrganisationId OTHER = OrganisationId.generate();
    private static final SubjectId SUBJECT = SubjectId.generate();
    private static final SeatId SEAT = SeatId.generate();
    private static final OpenedScope SCOPE =
            OpenedScope.of(List.of("domain:cardiology", "sensitivity:PSY", "sensitivity:*", "kind:Condition"));
    private static final Optional<List<OpenedLabel>> LABELS = Optional.of(SCOPE.labels());
    private static final Validity MONTH = new Validity(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));

    @Test
    void eachIsAConsentByHl7sOwnValidator() {
        FhirValidator validator = validator();
        for (Decided decided : List.of(
                granted(Grantee.organisation(OTHER), MONTH, Optional.empty(), LABELS),
                granted(Grantee.seat(OTHER, SEAT), MONTH, Optional.of(NOW.minusSeconds(1)), Optional.empty()),
                granted(Grantee.role(OTHER, Power.PRESCRIBE), MONTH, Optional.empty(), LABELS),
                restricted(Optional.empty(), Optional.empty(), Optional.empty()),
                restricted(Optional.of(OTHER), LABELS, Optional.of(NOW)))) {
            ObjectNode consent = write(decided);
            assertThat(new StructureCheck(100).check(consent, "Consent")).isEmpty();
            assertThat(validator.validateWithResult(consent.toString()).getMessages())
                    .filteredOn(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .as(consent.toString())
                    .isEmpty();
        }
    }

    @Test
    void aGrantPermitsWhomWhatForHowLongAndOfWhichLabels() {
        ObjectNode consent = write(granted(Grantee.role(OTHER, Power.PRESCRIBE), MONTH, Optional.empty(), LABELS));
        assertThat(consent.path("status").asString()).isEqualTo("active");
        assertThat(consent.at("/policyRule/coding").toString()).contains("GRANT", "OPTOUT");
        JsonNode provision = consent.path("provision");
        assertThat(provision.has("type")).as("not permitted in the root rule").isFalse();
        assertThat(provision.at("/period/end").asString())
                .isEqualTo(MONTH.until().toString());
        assertThat(provision.at("/actor/0/reference/identifier/value").asString())
                .isEqualTo(OTHER.toString());
        assertThat(provision.at("/actor/0/role/coding/1/code").asString()).isEqualTo("PRESCRIBE");
        assertThat(provision.at("/purpose/0/code").asString()).isEqualTo("TREAT");
        assertThat(provision.path("provision")).hasSize(1);
        JsonNode permit = provision.at("/provision/0");
        assertThat(permit.path("type").asString()).isEqualTo("permit");
        assertThat(permit.at("/securityLabel/0/system").asString()).isEqualTo("urn:stele:label:domain");
        assertThat(permit.at("/securityLabel/0/code").asString()).isEqualTo("cardiology");
        assertThat(permit.at("/class/0/code").asString()).isEqualTo("Condition");
        assertThat(labels(permit)).containsExactly("deny unclassified");
    }

    @Test
    void eachDomainThatIsGrantedIsARuleOfItsOwnLessTheSensitivitiesThatAreNot() {
        JsonNode provision = provision("domain:cardiology", "domain:dental", "sensitivity:PSY", "sensitivity:HIV");
        assertThat(labels(provision)).containsExactly("permit cardiology", "permit dental");
        for (JsonNode rule : provision.path("provision")) {
            assertThat(labels(rule))
                    .containsExactly(
                            "deny GDIS",
                            "deny PSYTHPN",
                            "deny SDV",
                            "deny SEX",
                            "deny STD",
                            "deny SUD",
                            "deny unclassified");
        }
        assertThat(provision("domain:*", "sensitivity:*").path("provision").toString())
                .isEqualTo("[{\"type\":\"permit\"}]");
        assertThat(provision("sensitivity:*").path("provision").toString())
                .as("no domain, no record")
                .isEqualTo("[{\"type\":\"deny\"}]");
        assertThat(provision("domain:*").at("/provision/0/provision")).hasSize(9);
    }

    @Test
    void whateverHasOneOfTheLabelsOfARestrictionIsDenied() {
        assertThat(labels(denied("domain:cardiology", "sensitivity:PSY", "kind:Condition")))
                .containsExactly("deny cardiology", "deny PSY", "deny Condition", "deny unclassified");
        assertThat(labels(denied("sensitivity:*"))).hasSize(9);
        assertThat(denied("domain:*").path("provision").toString()).isEqualTo("[{\"type\":\"deny\"}]");
        assertThat(write(restricted(Optional.empty(), Optional.empty(), Optional.empty()))
                        .at("/policyRule/coding")
                        .toString())
                .contains("RESTRICTION")
                .doesNotContain("OPTIN", "OPTOUT");
    }

    private static JsonNode provision(String... labels) {
        return write(granted(
                        Grantee.organisation(OTHER),
                        MONTH,
                        Optional.empty(),
                        Optional.of(OpenedScope.of(List.of(labels)).labels())))
                .path("provision");
    }

    private static JsonNode denied(String... labels) {
        return write(restricted(
                        Optional.empty(),
                        Optional.of(OpenedScope.of(List.of(labels)).labels()),
                        Optional.empty()))
                .path("provision");
    }

    private static List<String> labels(JsonNode rule) {
        List<String> labels = new ArrayList<>();
        for (JsonNode one : rule.path("provision")) {
            JsonNode label = one.has("securityLabel") ? one.at("/securityLabel/0") : one.at("/class/0");
            labels.add(one.path("type").asString() + " " + label.path("code").asString(""));
        }
        return labels;
    }

    @Test
    void whatWasTakenBackLiftedOrHasEndedIsInactive() {
        Validity past = new Validity(NOW.minusSeconds(60), NOW.minusSeconds(1));
        assertThat(status(granted(Grantee.organisation(OTHER), past, Optional.empty(), LABELS)))
                .isEqualTo("inactive");
        assertThat(status(granted(Grantee.organisation(OTHER), MONTH, Optional.of(NOW), LABELS)))
                .isEqualTo("inactive");
        assertThat(status(restricted(Optional.empty(), Optional.empty(), Optional.of(NOW))))
                .isEqualTo("inactive");
        assertThat(status(restricted(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("active");
    }

    @Test
    void labelsThatNeverCameAreSaidToBeUnknown() {
        assertThat(write(granted(Grantee.organisation(OTHER), MONTH, Optional.empty(), Optional.empty()))
                        .at("/provision/provision/0/securityLabel/0/extension/0/valueCode")
                        .asString())
                .isEqualTo("unknown");
        assertThat(write(restricted(Optional.empty(), Optional.empty(), Optional.empty()))
                        .at("/provision/provision")
                        .toString())
                .as("everything is kept back")
                .isEqualTo("[{\"type\":\"deny\"}]");
    }

    private static String status(Decided decided) {
        return write(decided).path("status").asString();
    }

    private static ObjectNode write(Decided decided) {
        Parties parties = new Parties(
                CUSTODIAN, Optional.of("Patient/p"), Map.of(CUSTODIAN, new DomainName("custodian.example")));
        return new ConsentWriter(parties, NOW).write(decided);
    }

    private static Decided granted(
            Grantee grantee, Validity validity, Optional<Instant> revoked, Optional<List<OpenedLabel>> labels) {
        return new Decided.Granted(
                RandomId.generate(),
                new Decided.Given(SUBJECT.author(), NOW),
                new Grant(SUBJECT, grantee, new TreeSet<>(Set.of(Purpose.TREAT)), validity, SCOPE.hidden(), revoked),
                labels);
    }

    private static Decided restricted(
            Optional<OrganisationId> against, Optional<List<OpenedLabel>> labels, Optional<Instant> lifted) {
        return new Decided.Restricted(
                RandomId.generate(),
                new Decided.Given(SEAT.author(), NOW),
                new Restriction(SUBJECT, against, labels.map(_ -> SCOPE.hidden()), NOW.minusSeconds(9), lifted),
                labels);
    }

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        return context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context))));
    }
}
