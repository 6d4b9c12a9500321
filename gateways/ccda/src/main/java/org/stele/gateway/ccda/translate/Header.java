package org.stele.gateway.ccda.translate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Notes;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;
import org.stele.gateway.ccda.fhir.Identifiers;
import org.stele.gateway.ccda.fhir.Keys;
import org.stele.gateway.ccda.fhir.Times;

/**
 * Which document it is, of whom, and when it was made. Its text form shows nothing of it.
 *
 * @param name by which it is told from all others: its id
 * @param series by which its versions are told from other documents: its set's id, of its custodian's, or its own where it is of none
 * @param assigner under whose ids its entries are known again: its custodian's
 * @param system under which this node's configuration knows the patient's number
 * @param number the patient's
 * @param made no later than it was made, in UTC where it has no offset; empty where it does not say when
 */
public record Header(
        String name, String series, String assigner, String system, String number, Optional<Instant> made) {
    private static final String PATIENT = "/ClinicalDocument/recordTarget/patientRole/id";

    private record Mrn(String system, String value) {}

    /**
     * Reads it.
     *
     * @throws RefusedDocumentException where the document has no id, or is about nobody who can be found, or about several
     */
    static Header of(Element document, Identifiers identifiers) {
        String name = Identifiers.key(List.of(document.at("id")))
                .orElseThrow(() -> new RefusedDocumentException(
                        Reason.NO_ID, "/ClinicalDocument/id", "a document is known again by its id: give it one"));
        Mrn number = number(document, identifiers);
        Element custodian = document.at("custodian", "assignedCustodian", "representedCustodianOrganization");
        String assigner = Identifiers.key(custodian.all("id"))
                .orElseGet(() -> document.at("id").attribute("root"));
        return new Header(
                name,
                Identifiers.key(List.of(document.at("setId")))
                        .map(set -> Keys.of("set", assigner, set))
                        .orElseGet(() -> Keys.of("document", name)),
                assigner,
                number.system(),
                number.value(),
                made(document.at("effectiveTime")));
    }

    private static Mrn number(Element document, Identifiers identifiers) {
        List<Element> targets = document.all("recordTarget");
        if (targets.size() > 1) {
            throw new RefusedDocumentException(
                    Reason.SEVERAL_PATIENTS,
                    "/ClinicalDocument/recordTarget",
                    "the document is about several patients: send one for each");
        }
        List<Mrn> numbers = document.at("recordTarget", "patientRole").all("id").stream()
                .flatMap(id ->
                        identifiers.ofPatients(id).stream().map(system -> new Mrn(system, id.attribute("extension"))))
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            throw new RefusedDocumentException(
                    Reason.NO_PATIENT,
                    PATIENT,
                    "no medical record number of an authority that this node knows: send it with its authority's object identifier"
                            + " as root, or name the authority under intake.authorities");
        }
        if (numbers.size() > 1) {
            throw new RefusedDocumentException(
                    Reason.SEVERAL_PATIENTS,
                    PATIENT,
                    "several medical record numbers of authorities that this node knows: send the one that is in use");
        }
        return numbers.getFirst();
    }

    /** The earliest moment that what is written allows: no document counts for newer than it is. */
    private static Optional<Instant> made(Element effective) {
        return new Times(effective, new Notes()).dateTime(effective).map(Header::earliest);
    }

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private static Instant earliest(String dateTime) {
        if (Times.isExact(dateTime)) {
            return OffsetDateTime.parse(dateTime).toInstant();
        }
        LocalDate day;
        if (YEAR.matcher(dateTime).matches()) {
            day = LocalDate.of(Integer.parseInt(dateTime), 1, 1);
        } else if (MONTH.matcher(dateTime).matches()) {
            day = YearMonth.parse(dateTime).atDay(1);
        } else {
            day = LocalDate.parse(dateTime);
        }
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public String toString() {
        return "Header";
    }
}
