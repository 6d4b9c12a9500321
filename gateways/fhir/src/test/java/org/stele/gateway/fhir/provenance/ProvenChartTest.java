package org.stele.gateway.fhir.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.crypto.Hash;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.JsonNode;

/** A chart has a Provenance of each version in it. */
class ProvenChartTest {
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");
    private static final OrganisationId CUSTODIAN = OrganisationId.generate();

    private final Map<RecordId, RecordState> ledger = new HashMap<>();
    private final Map<RecordId, RecordId> elsewhere = new HashMap<>();
    private final List<ChartEntry> stored = new ArrayList<>();

    @Test
    void whatStoodInAnothersChartSaysAsWhatAndWhyAndNotWhose() {
        RecordId record = RecordId.generate();
        RecordId before = RecordId.generate();
        add("Condition/c", record, Attestation.ORGANISATION, Optional.empty());
        elsewhere.put(record, before);
        ProvenChart chart = chart(_ -> true);
        ChartEntry entry = chart.versions(Address.ofKind("Provenance")).getFirst();
        JsonNode made = chart.find(entry.record()).orElseThrow().resource();
        assertThat(made.at("/reason/0/coding/0/code").asString()).isEqualTo("WRONG_PATIENT");
        assertThat(made.at("/entity/0/what/identifier/value").asString()).isEqualTo(before.toString());
        assertThat(validator().validateWithResult(made.toString()).getMessages())
                .filteredOn(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .isEmpty();
    }

    @Test
    void eachIsAProvenanceByHl7sOwnValidatorWhoeverAttested() {
        RecordId later = RecordId.generate();
        add("Condition/c", RecordId.generate(), Attestation.CLINICIAN, Optional.of(later));
        add("Condition/c", later, Attestation.CLINICIAN, Optional.empty());
        for (Attestation attestation : Attestation.values()) {
            add("Observation/" + attestation, RecordId.generate(), attestation, Optional.empty());
        }
        ProvenChart chart = chart(_ -> true);
        FhirValidator validator = validator();
        List<ChartEntry> all = chart.versions(Address.ofKind("Provenance"));
        assertThat(all).hasSize(stored.size());
        for (ChartEntry entry : all) {
            Provenance made = chart.find(entry.record()).orElseThrow();
            assertThat(new StructureCheck(100).check(made.resource(), "Provenance"))
                    .isEmpty();
            assertThat(validator.validateWithResult(made.resource().toString()).getMessages())
                    .filteredOn(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .as(made.resource().toString())
                    .isEmpty();
        }
    }

    @Test
    void itsIdIsOneThatNothingTakenInHas() {
        add("Condition/c", RecordId.generate(), Attestation.ORGANISATION, Optional.empty());
        assertThat(chart(_ -> true).where(Address.ofKind("Provenance")))
                .allMatch(it -> MadeId.isAt(it.facts().address()));
    }

    @Test
    void ofVersionsThatAreNotWantedThereIsNoneAndOtherKindsAreAsTheyAre() {
        add("Condition/c", RecordId.generate(), Attestation.ORGANISATION, Optional.empty());
        assertThat(chart(_ -> false).where(Address.ofKind("Provenance"))).isEmpty();
        assertThat(chart(_ -> true).where(Address.ofKind("Condition"))).isEqualTo(stored);
    }

    private ProvenChart chart(Predicate<ChartEntry> wanted) {
        return new ProvenChart(
                new ChartIndex() {
                    @Override
                    public List<ChartEntry> where(Predicate<Facts> wish) {
                        return stored.stream()
                                .filter(entry -> wish.test(entry.facts()))
                                .toList();
                    }

                    @Override
                    public List<ChartEntry> versions(Predicate<Facts> wish) {
                        return where(wish);
                    }
                },
                id -> Optional.ofNullable(ledger.get(id)),
                id -> Optional.ofNullable(elsewhere.get(id)),
                wanted);
    }

    private void add(String address, RecordId record, Attestation attestation, Optional<RecordId> later) {
        stored.add(new ChartEntry(record, Facts.of(address, 0), TIME));
        ledger.put(
                record,
                new RecordState(
                        CUSTODIAN,
                        Hash.of(new byte[] {1}),
                        later.isPresent() ? RecordStatus.SUPERSEDED : RecordStatus.CURRENT,
                        attestation,
                        attestation == Attestation.CLINICIAN ? Optional.of(SeatId.generate()) : Optional.empty(),
                        TIME,
                        later.map(it -> new Change(
                                Optional.of(it),
                                Optional.of(AmendReason.CORRECTED_RESULT),
                                Optional.empty(),
                                Optional.empty()))));
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
