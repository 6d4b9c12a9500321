package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.Translator;

/** Messages that others wrote: each is taken as FHIR that the other gateway's door takes, or refused with a place and a reason. */
class SampleMessagesTest {
    private static final Path SAMPLES = samples();
    private static final Authorities AUTHORITIES = new Authorities(Map.of(
            "2.16.1", "http://hospital-a.example/mrn",
            "NIST MPI", "urn:oid:2.16.840.1.113883.3.72.5",
            "IA PHIMS Stage", "urn:oid:2.16.840.1.114222.4.3.3.5.1.2",
            "1", "http://laboratory.example/patients",
            "BCBS", "http://insurer.example/members"));
    /** One patient's number has no authority. */
    private static final Map<String, String> REFUSED = Map.of("MDM-T02-01.hl7", "UNKNOWN_KEY PID-3.4");

    @Test
    void eachIsTakenOrRefusedWithAReason() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no sample messages beside the project: skipped");
        Map<String, String> refused = new TreeMap<>();
        int taken = 0;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".hl7")).toList()) {
                try {
                    take(Files.readAllBytes(file));
                    taken++;
                } catch (RefusedMessageException e) {
                    refused.put(
                            file.getFileName().toString(),
                            e.code() + " " + e.place().orElseThrow());
                }
            }
        }
        assertThat(refused).isEqualTo(REFUSED);
        assertThat(taken).isGreaterThanOrEqualTo(18);
    }

    private static void take(byte[] bytes) {
        String processing = TestMessages.READER.read(bytes).header().value(11);
        Translator translator = new Translator(AUTHORITIES, ZoneOffset.UTC, processing);
        assertThat(TestMessages.throughTheDoor(TestMessages.translated(bytes, translator)))
                .extracting(resource -> resource.kind())
                .contains("Patient", "DocumentReference");
    }

    /** Beside the project, or further up. */
    private static Path samples() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/hl7v2"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("shared/data/hl7v2"));
    }
}
