package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.profile.ProfileCheck;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.node.fhir.DraftReader;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.SingleResource;
import org.stele.node.fhir.Validation;
import org.stele.node.problem.OperationOutcome.Issue;

/** What does not conform to a profile is a warning where the node takes it in, and an error where it does not. */
class ProfileFlagsTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","meta":{"profile":["%s"]},
             "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                            "system":"http://hospital.example","value":"4711"}]}
            """.formatted(ProfilePackage.DATED_PATIENT);

    @TempDir
    Path folder;

    @Test
    void aPatientWithoutTheDateThatTheProfileDemandsIsFlaggedOrRefused() throws Exception {
        ProfilePackage.write(folder.resolve("dated.tgz"));
        ProfileCheck check = ProfileCheck.load(folder);
        assertThat(issues(new ProfilePolicy.Flag(check))).singleElement().satisfies(it -> {
            assertThat(it.severity()).isEqualTo("warning");
            assertThat(it.code()).isEqualTo("invariant");
            assertThat(it.expression()).contains(List.of("Patient"));
        });
        assertThat(issues(new ProfilePolicy.Refuse(check)))
                .extracting(Issue::severity, Issue::diagnostics)
                .containsExactly(tuple("error", "Patient: PROFILE"));
    }

    private static List<Issue> issues(ProfilePolicy policy) {
        InstantSource clock = InstantSource.system();
        FhirDoor door = new FhirDoor(
                Intake.standard(),
                new SingleResource(IntakeLimits.STANDARD, Classifier.standard(), clock),
                new DraftReader(IntakeLimits.STANDARD, Classifier.standard(), clock),
                policy,
                clock);
        byte[] body = PATIENT.getBytes(StandardCharsets.UTF_8);
        return new Validation(door)
                .of("Patient", List.of(), body, "http://here/fhir/R4")
                .issue();
    }
}
