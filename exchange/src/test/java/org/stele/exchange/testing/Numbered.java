package org.stele.exchange.testing;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.Signatory;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/**
 * A patient, who has claimed the subject, of whom there is nothing but the {@code Patient} with a number.
 *
 * @param record the {@code Patient}
 */
public record Numbered(TestPatient patient, String number, RecordId record) {
    private static final String SYSTEM = "urn:n|";

    public static Numbered at(TestHospital hospital) {
        String number = RandomId.generate().toString();
        IntakeBatch batch = hospital.takeIn(TestRecords.bundle(List.of(patient(number))));
        TestPatient patient = TestPatient.of(hospital.network(), hospital.member(), batch.subject());
        hospital.claim(patient);
        return new Numbered(patient, number, batch.records().getFirst());
    }

    private static IncomingRecord patient(String number) {
        TreeMap<String, SortedSet<String>> terms = new TreeMap<>();
        terms.put("identifier", new TreeSet<>(Set.of(SYSTEM + number)));
        Facts facts = new Facts("Patient/" + number, 0, new TreeSet<>(), terms);
        Labels labels = new Labels(new TreeSet<>(Set.of(Label.kind("Patient"), Label.domain("administration"))));
        return new IncomingRecord(TestRecords.bytes("who"), labels, facts, List.of(), Signatory.ANYBODY, false);
    }

    /** The {@code Patient}s with this number. */
    public static Predicate<Facts> with(String number) {
        return facts ->
                facts.terms().getOrDefault("identifier", new TreeSet<>()).contains(SYSTEM + number);
    }

    public RandomId chart() {
        return patient.custodian().chart(patient.subject());
    }
}
