package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.search.Searches;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Writings;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.profile.ProfileCheck;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.gateway.fhir.summary.Custodian;
import org.stele.ledger.contract.Author;
import org.stele.node.fhir.DraftReader;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.SentResource;
import org.stele.node.fhir.SingleResource;
import org.stele.node.fhir.Validation;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.FhirResponse;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.fhir.rest.Preference;
import org.stele.node.problem.OperationOutcome.Issue;

/** What does not conform to a profile is a warning where the node takes it in, and an error where it does not. */
class ProfileFlagsTest {
    private static final String BASE = "http://here/fhir/R4";
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

    @Test
    void whoPrefersAnOutcomeIsToldTheFlagsOfWhatWasWritten() throws Exception {
        ProfilePackage.write(folder.resolve("dated.tgz"));
        FhirDoor door = door(new ProfilePolicy.Flag(ProfileCheck.load(folder)));
        FhirAnswers answers = new FhirAnswers(
                door, taking(), () -> new Custodian("urn:example:a", "a.example"), InstantSource.system());
        Asker asker = new Asker(new Author("seat", "any"), BASE, false, Preference.OPERATION_OUTCOME, Optional.empty());
        FhirResponse answer = answers.answer(
                asker, new Interaction.Create("Patient", SentResource.alone(Bytes.of(body())), Optional.empty()));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.resource()).isEmpty();
        assertThat(new String(answer.outcome().orElseThrow().toArray(), StandardCharsets.UTF_8))
                .contains("\"severity\":\"warning\"", "\"expression\":[\"Patient\"]");
    }

    /** Use cases that take whatever patient is entered. */
    private static Exchange taking() {
        return stub(
                Exchange.class,
                Map.of(
                        "writings", stub(Writings.class, Map.of()),
                        "searches", stub(Searches.class, Map.of()),
                        "proposals", stub(Proposals.class, Map.of()),
                        "identities", stub(Identities.class, Map.of()),
                        "jointWritings", joint()));
    }

    private static JointWritings joint() {
        List<Written> written = List.of(new Written(RecordId.generate(), Instant.EPOCH));
        return (JointWritings) Proxy.newProxyInstance(
                JointWritings.class.getClassLoader(),
                new Class<?>[] {JointWritings.class},
                (_, _, arguments) ->
                        new WrittenTogether(SubjectId.generate(), ((Together) arguments[2]).names(), written));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> Objects.requireNonNull(answers.get(method.getName()))));
    }

    private static List<Issue> issues(ProfilePolicy policy) {
        return new Validation(door(policy))
                .of("Patient", List.of(), body(), BASE)
                .issue();
    }

    private static byte[] body() {
        return PATIENT.getBytes(StandardCharsets.UTF_8);
    }

    private static FhirDoor door(ProfilePolicy policy) {
        InstantSource clock = InstantSource.system();
        return new FhirDoor(
                Intake.standard(),
                new SingleResource(IntakeLimits.STANDARD, Classifier.standard(), clock),
                new DraftReader(IntakeLimits.STANDARD, Classifier.standard(), clock),
                policy,
                clock);
    }
}
