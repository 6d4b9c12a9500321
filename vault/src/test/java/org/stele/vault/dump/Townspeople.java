package org.stele.vault.dump;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultFixture;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;
import org.stele.vault.subject.Person;

/** People with a diagnosis each, as often as it is in public statistics, a date of birth and a measured value. */
final class Townspeople {
    private record Diagnosis(String code, String display, int percent) {}

    private static final List<Diagnosis> DIAGNOSES = List.of(
            new Diagnosis("59621000", "Essential hypertension (disorder)", 30),
            new Diagnosis("44054006", "Diabetes mellitus type 2 (disorder)", 18),
            new Diagnosis("195967001", "Asthma (disorder)", 14),
            new Diagnosis("370143000", "Major depressive disorder (disorder)", 12),
            new Diagnosis("396275006", "Osteoarthritis (disorder)", 10),
            new Diagnosis("13645005", "Chronic obstructive pulmonary disease (disorder)", 7),
            new Diagnosis("414545008", "Ischemic heart disease (disorder)", 5),
            new Diagnosis("86406008", "Human immunodeficiency virus infection (disorder)", 4));

    private final SplittableRandom random;
    private final List<Townsman> people = new ArrayList<>();

    /**
     * One of them, with what is stored.
     *
     * @param records the person's, in this order
     */
    record Townsman(
            RandomId subject, String diagnosis, LocalDate birth, int value, Person person, List<RecordDraft> records) {}

    private Townspeople(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<Townsman> many(int count, long seed) {
        Townspeople town = new Townspeople(seed);
        for (int i = 0; i < count; i++) {
            town.people.add(town.next(i));
        }
        return town.people;
    }

    private Townsman next(int number) {
        RandomId subject = RandomId.generate();
        Diagnosis diagnosis = drawn();
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(90 * 365));
        int value = 60 + random.nextInt(140);
        LocalDate since = birth.plusDays(random.nextInt(10_000));
        List<RecordDraft> records = List.of(
                record(subject, "Patient", number, "", patient(number, birth)),
                record(
                        subject,
                        "Condition",
                        number,
                        "http://snomed.info/sct|" + diagnosis.code(),
                        condition(diagnosis, since)),
                record(subject, "Observation", number, "http://loinc.org|8480-6", observation(value, since)));
        Person person = new Person(
                subject,
                "Person " + number,
                Optional.of(birth),
                new TreeSet<>(List.of(new Identifier("urn:oid:1.2.3", "MRN-" + number))),
                Optional.empty());
        return new Townsman(subject, diagnosis.code(), birth, value, person, records);
    }

    private Diagnosis drawn() {
        int percent = random.nextInt(100);
        for (Diagnosis diagnosis : DIAGNOSES) {
            percent -= diagnosis.percent();
            if (percent < 0) {
                return diagnosis;
            }
        }
        throw new AssertionError("the percentages are not a hundred");
    }

    private static RecordDraft record(RandomId subject, String kind, int number, String code, String json) {
        TreeMap<String, java.util.SortedSet<String>> terms = new TreeMap<>();
        terms.put("code", new TreeSet<>(List.of(code)));
        Facts facts = new Facts(
                kind + "/" + number,
                Instant.parse("2024-02-03T04:05:06Z").toEpochMilli(),
                new TreeSet<>(List.of("Patient/" + number)),
                terms);
        Labels labels = Labels.of(Label.kind(kind), Label.domain("general"));
        return new RecordDraft(RandomId.generate(), subject, labels, facts, VaultFixture.bytes(json), Optional.empty());
    }

    private static String patient(int number, LocalDate birth) {
        return """
                {"resourceType":"Patient","id":"%1$08d","identifier":[{"system":"urn:oid:1.2.3","value":"MRN-%1$08d"}],\
                "name":[{"use":"official","family":"Person","given":["%1$08d"]}],"gender":"unknown","birthDate":"%2$s"}""".formatted(number, birth);
    }

    private static String condition(Diagnosis diagnosis, LocalDate since) {
        return """
                {"resourceType":"Condition","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition-encounter-diagnosis"]},\
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},\
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis",\
                "display":"Encounter Diagnosis"}]}],"code":{"coding":[{"system":"http://snomed.info/sct","code":"%1$s","display":"%2$s"}],\
                "text":"%2$s"},"onsetDateTime":"%3$sT08:00:00Z","recordedDate":"%3$sT08:00:00Z"}""".formatted(diagnosis.code(), diagnosis.display(), since);
    }

    private static String observation(int value, LocalDate when) {
        return """
                {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8480-6",\
                "display":"Systolic blood pressure"}]},"effectiveDateTime":"%sT08:00:00Z","valueQuantity":{"value":%d,"unit":"mm[Hg]"}}""".formatted(when, value);
    }
}
