package org.stele.exchange.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.misattribution.Misattribution;
import org.stele.exchange.misattribution.Misattribution.RightChart;
import org.stele.exchange.misattribution.Refiling;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.write.Submission;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/** Two patients of hospital A. A record's content is here its address, what it refers to, and a text. */
public record TwoCharts(Admitted wrong, Admitted right) {
    public static TwoCharts open(TestHospital hospital) {
        return new TwoCharts(admit(hospital), admit(hospital));
    }

    private static Admitted admit(TestHospital hospital) {
        String patient = fresh("Patient");
        String doctor = fresh("Practitioner");
        String fracture = fresh("Condition");
        IncomingBundle bundle = TestRecords.bundle(List.of(
                record(patient, List.of(), "who"),
                record(doctor, List.of(), "doctor"),
                record(fracture, List.of(patient, doctor), "fracture"),
                record(fresh("Procedure"), List.of(patient, fracture), "plaster"),
                record(fresh("Observation"), List.of(patient), "pulse", Label.sensitivity("PSY"))));
        IntakeBatch batch = hospital.takeIn(bundle);
        TestPatient claimed = TestPatient.of(hospital.network(), hospital.member(), batch.subject());
        hospital.claim(claimed);
        return new Admitted(claimed, bundle, batch.records());
    }

    /** The record of the wrong chart with this text. */
    public RecordId wrong(String text) {
        return of(wrong, text);
    }

    public static RecordId of(Admitted admitted, String text) {
        for (int i = 0; i < admitted.records().size(); i++) {
            if (text(admitted.bundle().records().get(i).content()).endsWith("|" + text)) {
                return admitted.records().get(i);
            }
        }
        throw new IllegalArgumentException("no such record");
    }

    /** What there is at its address. */
    public static String address(Admitted admitted, String text) {
        return admitted.bundle()
                .records()
                .get(admitted.records().indexOf(of(admitted, text)))
                .facts()
                .address();
    }

    /** That these are the right patient's. */
    public Misattribution order(String... texts) {
        return order(new Rewriting(), texts);
    }

    /** The same, with another gateway. */
    public Misattribution order(Refiling refiling, String... texts) {
        return new Misattribution(
                wrong.patient().subject(),
                Stream.of(texts).map(this::wrong).toList(),
                java.util.Optional.of(new RightChart(right.patient().subject(), refiling)));
    }

    public static String text(Bytes content) {
        return new String(content.toArray(), StandardCharsets.UTF_8);
    }

    private static String fresh(String kind) {
        return kind + "/" + RandomId.generate();
    }

    private static IncomingRecord record(String address, List<String> references, String text, Label... more) {
        TreeSet<Label> labels = new TreeSet<>(List.of(more));
        labels.add(Label.kind(address.substring(0, address.indexOf('/'))));
        labels.add(Label.domain("general"));
        long recorded = Instant.parse("2024-02-03T04:05:06Z").toEpochMilli();
        return new IncomingRecord(
                TestRecords.bytes(address + "|" + String.join(",", references) + "|" + text),
                Labels.of(labels),
                new Facts(address, recorded, new TreeSet<>(references), new TreeMap<>()),
                List.of(),
                Signatory.ANYBODY,
                false);
    }

    /** As a gateway would, of contents of this form. */
    public static final class Rewriting implements Refiling {
        @Override
        public Submission refile(Bytes content, String wrong, String right) {
            String[] parts = text(content).split("\\|", -1);
            List<String> references = Stream.of(parts[1].split(","))
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.equals(wrong) ? right : it)
                    .toList();
            return Submission.of(record(parts[0], references, parts[2]));
        }

        @Override
        public boolean isAnybodys(String kind) {
            return kind.equals("Practitioner");
        }
    }
}
