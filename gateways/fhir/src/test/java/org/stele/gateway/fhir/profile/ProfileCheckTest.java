package org.stele.gateway.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.TestBundles;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;

/** Against US Core 6.1.0, from the folder beside the repository. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeAll
class ProfileCheckTest {
    private static final String VITALS = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-vital-signs";
    private static final String OBSERVATION = """
            {"resourceType":"Observation","status":"final"%s,
             "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},
             "subject":{"reference":"Patient/1"},"effectiveDateTime":"2025-01-01T10:00:00Z",
             "valueQuantity":{"value":60,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}
            """;
    private static final String CATEGORY = """
            ,"category":[{"coding":[{"code":"vital-signs",
              "system":"http://terminology.hl7.org/CodeSystem/observation-category"}]}]
            """;

    private static ProfileCheck check;

    @BeforeAll
    static void load(@TempDir Path packages) throws IOException {
        Files.copy(TestBundles.beside("packages").resolve("us_core_610.tgz"), packages.resolve("us_core_610.tgz"));
        check = ProfileCheck.load(packages);
    }

    @Test
    void aResourceThatConformsHasNoIssues() {
        assertThat(check.check(bytes(OBSERVATION.formatted(CATEGORY)), VITALS)).isEmpty();
    }

    @Test
    void whatAProfileDemandsAndIsMissingIsAnIssueWithItsPath() {
        assertThat(check.check(bytes(OBSERVATION.formatted("")), VITALS))
                .isNotEmpty()
                .allMatch(it -> it.reason() == Reason.PROFILE)
                .extracting(Issue::path)
                .allMatch(it -> it.startsWith("Observation"));
    }

    @Test
    void aProfileThatNobodyDemandsIsNotChecked() {
        assertThat(check.check(bytes(OBSERVATION.formatted("")))).isEmpty();
    }

    private static Bytes bytes(String json) {
        return Bytes.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
