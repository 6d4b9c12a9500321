package org.stele.gateway.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.trail.LedgerLine;
import org.stele.exchange.trail.TrailLines;
import org.stele.formats.release.ChartId;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.journal.proof.Touched;
import org.stele.vault.journal.proof.Use;
import tools.jackson.databind.JsonNode;

/** Whatever may stand in a trail becomes an AuditEvent of R4. */
class AuditEventsTest {
    private static final OrganisationId CUSTODIAN = OrganisationId.generate();
    private static final OrganisationId OTHER = OrganisationId.generate();
    private static final SubjectId SUBJECT = SubjectId.generate();
    private static final SeatId SEAT = SeatId.generate();
    private static final ChartId CHART = ChartId.generate();
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void everyKindOfEntryIsAnAuditEventByHl7sOwnValidator() {
        FhirValidator validator = validator();
        StructureCheck structure = new StructureCheck(100);
        for (Made event : AuditEvents.of(everything("Patient/p"))) {
            assertThat(structure.check(event.resource(), "AuditEvent")).isEmpty();
            assertThat(validator.validateWithResult(event.resource().toString()).getMessages())
                    .filteredOn(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .as(event.resource().toString())
                    .isEmpty();
        }
    }

    @Test
    void eachEntryIsThereOnceOldestFirstUnderAnIdThatStaysTheSame() {
        TrailLines trail = everything("Patient/p");
        List<Made> events = AuditEvents.of(trail);
        assertThat(events).hasSize(TrailKind.values().length + Action.values().length);
        assertThat(events).extracting(Made::id).doesNotHaveDuplicates();
        assertThat(events).extracting(Made::time).isSorted();
        assertThat(AuditEvents.of(trail)).isEqualTo(events);
        assertThat(events).noneMatch(event -> event.address().contains(SUBJECT.toString()));
    }

    @Test
    void aDeniedDecisionSaysWhoAskedForWhomWhatForAndWhyNot() {
        JsonNode denied = AuditEvents.of(
                        trail(List.of(line(1, TrailKind.REFUSED, TIME, new Code("ACCESS_REFUSED"))), List.of()))
                .getFirst()
                .resource();
        assertThat(denied.at("/type/code").asString()).isEqualTo("110113");
        assertThat(denied.at("/subtype/0/code").asString()).isEqualTo("AuthZ-Consent");
        assertThat(denied.at("/subtype/1/code").asString()).isEqualTo("REFUSED");
        assertThat(denied.path("outcome").asString()).isEqualTo("8");
        assertThat(denied.path("outcomeDesc").asString()).isEqualTo("ACCESS_REFUSED");
        assertThat(denied.at("/agent/0/who/identifier/value").asString()).isEqualTo(SEAT.toString());
        assertThat(denied.at("/agent/1/who/display").asString()).isEqualTo("other.example");
        assertThat(denied.at("/purposeOfEvent/0/coding/0/code").asString()).isEqualTo("TREAT");
        assertThat(denied.at("/entity/0/what/reference").asString()).isEqualTo("Patient/p");
        assertThat(denied.at("/entity/1/type/code").asString()).isEqualTo("Consent");
    }

    @Test
    void anEmergencySaysThatTheGlassWasBroken() {
        List<LinkedEntry> journal = List.of(linked(1, Action.EMERGENCY, Touched.NONE));
        assertThat(AuditEvents.of(trail(List.of(), journal))
                        .getFirst()
                        .resource()
                        .path("purposeOfEvent")
                        .toString())
                .contains("BTG");
    }

    @Test
    void recordsAreNamedByTheirIdentifiersAndTooManyAreCounted() {
        RandomId record = RandomId.generate();
        List<RandomId> many = Stream.generate(RandomId::generate).limit(1_001).toList();
        List<JsonNode> events = AuditEvents.of(trail(
                        List.of(),
                        List.of(
                                linked(1, Action.OPEN, Touched.of(List.of(record))),
                                linked(2, Action.OPEN, Touched.of(many)))))
                .stream()
                .<JsonNode>map(Made::resource)
                .toList();
        assertThat(events.get(0).at("/entity/1/what/identifier/value").asString())
                .isEqualTo(record.toString());
        assertThat(events.get(1).at("/entity/1/detail/0/valueString").asString())
                .isEqualTo("1001");
    }

    private static TrailLines everything(String patient) {
        List<LedgerLine> ledger = new ArrayList<>();
        for (TrailKind kind : TrailKind.values()) {
            ledger.add(line(ledger.size() + 1L, kind, TIME.plusSeconds(ledger.size()), Code.OK));
        }
        List<LinkedEntry> journal = new ArrayList<>();
        for (Action action : Action.values()) {
            journal.add(linked(journal.size() + 1L, action, Touched.of(List.of(RandomId.generate()))));
        }
        return new TrailLines(
                Hash.of(new byte[] {1}), CUSTODIAN, CHART, Optional.of(patient), ledger, journal, names());
    }

    private static TrailLines trail(List<LedgerLine> ledger, List<LinkedEntry> journal) {
        return new TrailLines(
                Hash.of(new byte[] {1}), CUSTODIAN, CHART, Optional.of("Patient/p"), ledger, journal, names());
    }

    private static Map<OrganisationId, DomainName> names() {
        return Map.of(CUSTODIAN, new DomainName("custodian.example"), OTHER, new DomainName("other.example"));
    }

    private static LedgerLine line(long number, TrailKind kind, Instant time, Code outcome) {
        return new LedgerLine(
                new TrailKey(SUBJECT, number),
                new TrailEntry(
                        kind,
                        Arrays.asList(TrailKind.PERMITTED, TrailKind.REFUSED).contains(kind)
                                ? SEAT.author()
                                : SUBJECT.author(),
                        Optional.of(OTHER),
                        Optional.of(Purpose.TREAT),
                        Optional.of(RandomId.generate()),
                        outcome,
                        time,
                        Hash.of(new byte[] {2})),
                kind != TrailKind.CLAIMED);
    }

    private static LinkedEntry linked(long number, Action action, Touched touched) {
        return new LinkedEntry(
                number,
                Hash.of(new byte[] {3}),
                Bytes.of(new byte[Hash.LENGTH]),
                new Entry(
                        TIME.plusSeconds(number),
                        new Use(
                                new Author("seat", SEAT.toString()).toString(),
                                action,
                                "TREAT",
                                new Basis.Reason("X1")),
                        touched,
                        Entry.OK));
    }

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
        return context.newValidator().registerValidatorModule(instances);
    }
}
