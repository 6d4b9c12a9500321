package org.stele.node.fhir;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.crypto.Hash;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.gateway.fhir.IncomingResource;
import org.stele.gateway.fhir.PatientIdentifier;
import org.stele.gateway.fhir.PatientIdentity;
import org.stele.gateway.fhir.people.Attribution;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.vault.subject.Identifier;

/** Puts what the gateway read into the exchange's words. */
final class BundleTranslation {
    private final InstantSource clock;

    BundleTranslation(InstantSource clock) {
        this.clock = clock;
    }

    IncomingBundle translate(Hash digest, org.stele.gateway.fhir.IncomingBundle bundle) {
        Instant now = clock.instant();
        List<IncomingRecord> records = bundle.resources().stream()
                .map(resource -> record(resource, now))
                .toList();
        return new IncomingBundle(digest, patient(bundle.patient()), records);
    }

    private static IncomingRecord record(IncomingResource resource, Instant intake) {
        return new IncomingRecord(
                resource.content(),
                resource.labels(),
                ResourceFacts.of(resource, intake),
                practitioners(resource.attribution()),
                resource.attribution().demanded(),
                resource.emergency());
    }

    static List<StaffIdentifier> practitioners(Attribution attribution) {
        return attribution.practitioners().stream()
                .map(practitioner -> new StaffIdentifier(practitioner.system(), practitioner.value()))
                .toList();
    }

    static IncomingPatient patient(PatientIdentity patient) {
        Identifier number = patient.medicalRecordNumber()
                .flatMap(BundleTranslation::identifier)
                .orElseThrow(BundleTranslation::noNumber);
        TreeSet<Identifier> others = patient.identifiers().stream()
                .flatMap(identifier -> identifier(identifier).stream())
                .filter(identifier -> !identifier.equals(number))
                .collect(Collectors.toCollection(TreeSet::new));
        return new IncomingPatient(number, others, patient.name(), birthDate(patient.birthDate()), Optional.empty());
    }

    private static Optional<Identifier> identifier(PatientIdentifier identifier) {
        return identifier.system().isBlank() || identifier.value().isBlank()
                ? Optional.empty()
                : Optional.of(new Identifier(identifier.system(), identifier.value()));
    }

    /** A year or a month alone is no day: the directory then has none. */
    private static Optional<LocalDate> birthDate(String text) {
        try {
            return text.length() == "yyyy-mm-dd".length() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static ProblemException noNumber() {
        return new ProblemException(
                ProblemCode.INVALID_BUNDLE,
                List.of(new ProblemIssue("Patient.identifier", "NO_MEDICAL_RECORD_NUMBER")));
    }
}
