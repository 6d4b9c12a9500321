package org.stele.exchange.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;

/** Records as a gateway hands them over. */
public final class TestRecords {
    private TestRecords() {}

    /**
     * A patient with a heart, a depression that an observation quotes, an allergy, a care team, a note nobody classified, and a
     * prescription that its prescriber answers for.
     */
    public static IncomingBundle bundle(TestSeat prescriber) {
        return bundle(List.of(
                record("Condition", "heart failure", true, Label.domain("cardiology")),
                record("Observation", "ejection fraction 38", false, Label.domain("cardiology")),
                record("Condition", "depression", false, Label.domain("mental-health"), Label.sensitivity("PSY")),
                record(
                        "Observation",
                        "heart rate under depression",
                        false,
                        Label.domain("cardiology"),
                        Label.sensitivity("PSY")),
                record("AllergyIntolerance", "penicillin", true, Label.domain("allergy")),
                record("CareTeam", "team", false, Label.domain("administration")),
                record("DocumentReference", "free text", false, Label.UNCLASSIFIED),
                prescription(prescriber)));
    }

    public static IncomingBundle bundle(List<IncomingRecord> records) {
        String number = RandomId.generate().toString();
        return bundle(number, records);
    }

    /** Another bundle of the patient with this medical record number. */
    public static IncomingBundle bundle(String number, List<IncomingRecord> records) {
        IncomingPatient patient = new IncomingPatient(
                new Identifier("urn:oid:1.2.3", number),
                new TreeSet<>(),
                "Zacharias Quintero",
                Optional.of(LocalDate.of(1961, 7, 19)),
                Optional.empty());
        return new IncomingBundle(Hash.of(RandomId.generate().bytes().toArray()), patient, records);
    }

    public static IncomingRecord prescription(TestSeat prescriber) {
        IncomingRecord base = record("MedicationRequest", "bisoprolol", true, Label.domain("cardiology"));
        return new IncomingRecord(
                base.content(),
                base.labels(),
                base.facts(),
                List.of(prescriber.identifier()),
                Signatory.PRESCRIBER,
                true);
    }

    public static IncomingRecord unsigned(StaffIdentifier named) {
        IncomingRecord base = record("MedicationRequest", "bisoprolol", true, Label.domain("cardiology"));
        return new IncomingRecord(
                base.content(), base.labels(), base.facts(), List.of(named), Signatory.PRESCRIBER, true);
    }

    public static IncomingRecord record(String kind, String text, boolean emergency, Label... labels) {
        TreeSet<Label> all = new TreeSet<>(List.of(labels));
        all.add(Label.kind(kind));
        Facts facts = Facts.of(
                kind + "/" + RandomId.generate(),
                Instant.parse("2024-02-03T04:05:06Z").toEpochMilli());
        return new IncomingRecord(bytes(text), new Labels(all), facts, List.of(), Signatory.ANYBODY, emergency);
    }

    /** One that says nothing in particular. */
    public static IncomingRecord plain(String kind) {
        return record(kind, "text", false, Label.domain("general"));
    }

    /** The same, which refers to these. */
    public static IncomingRecord referring(IncomingRecord record, String... addresses) {
        Facts facts = new Facts(
                record.facts().address(), record.facts().recorded(), new TreeSet<>(Set.of(addresses)), new TreeMap<>());
        return new IncomingRecord(record.content(), record.labels(), facts, List.of(), record.demanded(), false);
    }

    /** A patient whom nobody has entered yet. */
    public static IncomingPatient patient(String name) {
        Identifier number = new Identifier("urn:oid:1.2.3", RandomId.generate().toString());
        return new IncomingPatient(number, new TreeSet<>(), name, Optional.empty(), Optional.empty());
    }

    public static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
