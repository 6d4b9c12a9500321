package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.fhir.issue.InvalidBundleException;

/** Documents that others wrote: each is taken as FHIR that the other gateway's door takes, or refused with a reason. */
class SampleDocumentsTest {
    @Test
    @EnabledIfSystemProperty(
            named = "stele.ccda.samples",
            matches = ".+",
            disabledReason = "no folder of sample documents is named: docs/conformance.md says where they are")
    void eachIsTakenOrRefusedWithAReason() throws IOException {
        Map<String, Integer> tally = new TreeMap<>();
        for (Path file : files()) {
            String outcome = outcome(file);
            tally.merge(outcome, 1, Integer::sum);
        }
        System.getLogger(SampleDocumentsTest.class.getName())
                .log(System.Logger.Level.INFO, "sample documents: {0}", tally);
        assertThat(tally.keySet()).noneMatch(outcome -> outcome.startsWith("INVALID"));
        assertThat(tally.getOrDefault("taken", 0)).as("%s", tally).isPositive();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("stele.ccda.samples")))) {
            return files.filter(it ->
                            it.toString().endsWith(".xml") || it.toString().endsWith(".XML"))
                    .toList();
        }
    }

    private static String outcome(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Element document = TestDocuments.READER.read(bytes);
            String root = document.at("recordTarget", "patientRole").all("id").stream()
                    .filter(id -> !id.attribute("extension").isEmpty())
                    .map(id -> id.attribute("root"))
                    .findFirst()
                    .orElse("none");
            TestDocuments.throughTheDoor(
                    TestDocuments.translated(bytes, Map.of(root, "http://hospital-a.example/mrn")));
            return "taken";
        } catch (RefusedDocumentException e) {
            return e.reason().name();
        } catch (InvalidBundleException e) {
            return "INVALID " + file.getFileName() + " " + e.issues();
        }
    }
}
