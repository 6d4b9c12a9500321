package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import tools.jackson.databind.JsonNode;

/** Charts are exported in bulk: what a search over all of them finds, and nothing of what is kept back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirExportTest {
    private Ward ward;
    private ExportClient client;
    private ExportClient colleague;
    private String patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(5), "0103");
        client = new ExportClient(ward.clerk().employer(), ward.clinician().holder());
        colleague = new ExportClient(
                ward.clerk().employer(),
                Staffing.of(SharedNetwork.get(), "hospital-a", "board")
                        .clinician(Identity.npi("Colleague", "0000001033"))
                        .holder());
        patient = ward.ofClinician()
                .search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER
                        .exactly()
                        .code(Insured.in(ward.sample()).number()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
    }

    @AfterEach
    void endWhatWasBegun() throws Exception {
        client.endAll();
        colleague.endAll();
    }

    @Test
    void anExportHasWhatASearchFindsAndTheManifestCountsIt() throws Exception {
        String asked = "$export?_type=Patient,Condition&_outputFormat=ndjson";
        JsonNode manifest = export(asked);
        List<JsonNode> resources = client.resources(manifest);
        assertThat(resources).hasSize(ExportClient.count(manifest));
        assertThat(conditions(resources)).hasSize(conditionsFound());
        assertThat(resources)
                .extracting(it -> it.path("resourceType").asString())
                .containsOnly("Patient", "Condition");
        assertThat(resources)
                .allSatisfy(
                        it -> assertThat(it.at("/meta/versionId").asString("")).isNotEmpty());
        assertThat(manifest.path("request").asString()).endsWith("/fhir/R4/" + asked);
        assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(manifest.path("error").isEmpty()).isTrue();
        assertThat(Instant.parse(manifest.path("transactionTime").asString())).isBefore(Instant.now());
    }

    @Test
    void anExportIsOneEntryInThePatientsTrailAndFetchingItIsNone() throws Exception {
        int before = inTrail();
        JsonNode manifest = export("Patient/$export");
        assertThat(inTrail()).isEqualTo(before + 1);
        assertThat(conditions(client.resources(manifest))).hasSize(conditionsFound());
        client.resources(manifest);
        assertThat(inTrail()).isEqualTo(before + 1);
    }

    @Test
    void ofAPatientWhoKeepsAllBackThereIsNoRowAndNoCountAndNoEntry() throws Exception {
        int all = ExportClient.count(export("$export?_type=Condition"));
        int own = conditionsFound();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            int before = inTrail();
            JsonNode manifest = export("$export?_type=Condition");
            assertThat(ExportClient.count(manifest)).isEqualTo(all - own);
            assertThat(conditions(client.resources(manifest))).isEmpty();
            assertThat(inTrail()).isEqualTo(before);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void whatIsKeptBackOnceAnExportIsThereIsTakenOutOfIt() throws Exception {
        String status = client.begin("$export?_type=Condition");
        JsonNode manifest = client.manifest(status);
        int own = conditionsFound();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            List<JsonNode> left = client.resources(manifest);
            assertThat(conditions(left)).isEmpty();
            assertThat(left).hasSize(ExportClient.count(manifest) - own);
            assertThat(ExportClient.count(client.manifest(status))).isEqualTo(left.size());
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void onlyTheSeatThatAskedSeesItsExport() throws Exception {
        String status = client.begin("$export?_type=Patient");
        String file = fileOf(client.manifest(status));
        HttpResponse<String> never = colleague.get(status.replaceAll("[^/]+$", "AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(never.statusCode()).isEqualTo(404);
        for (HttpResponse<String> refused :
                List.of(colleague.get(status), colleague.get(file), colleague.delete(status))) {
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).isEqualTo(never.body());
        }
        assertThat(client.get(file).statusCode()).isEqualTo(200);
        for (String none : List.of("/99", "/0", "/x", "/-1")) {
            assertThat(client.get(status + none).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFileThatWaitsIsSealedAndGoneFromTheDiskOnceTheExportIsEnded() throws Exception {
        String status = client.begin("$export?_type=Patient");
        String file = fileOf(client.manifest(status));
        Path folder = folder(status);
        assertThat(folder).isNotEmptyDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(it -> assertThat(new String(Files.readAllBytes(it), StandardCharsets.ISO_8859_1))
                            .doesNotContain("resourceType", patient));
        }
        assertThat(client.delete(status).statusCode()).isEqualTo(202);
        assertThat(folder).doesNotExist();
        for (String gone : List.of(status, file)) {
            assertThat(client.get(gone).statusCode()).isEqualTo(404);
        }
        assertThat(client.delete(status).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByItsNameUnlessTheClientIsLenient() throws Exception {
        HttpResponse<String> waiting = client.ask("$export", "return=minimal");
        assertThat(waiting.statusCode()).isEqualTo(400);
        assertThat(waiting.body()).contains("respond-async");
        for (String wrong : List.of("_tpye=Patient", "_type=Gadget", "_since=yesterday", "_outputFormat=csv")) {
            HttpResponse<String> refused = client.ask("Patient/$export?" + wrong, "respond-async");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("OperationOutcome", wrong.replaceAll("=.*", ""));
        }
        HttpResponse<String> lenient = client.ask("$export?_type=Group&_tpye=x", "respond-async, handling=lenient");
        assertThat(lenient.statusCode()).isEqualTo(202);
        client.delete(lenient.headers().firstValue("Content-Location").orElseThrow());
    }

    @Test
    void whoMayNotSearchExportsNothing() throws Exception {
        ExportClient clerk =
                new ExportClient(ward.clerk().employer(), ward.clerk().holder());
        assertThat(clerk.ask("$export", "respond-async").statusCode()).isEqualTo(403);
    }

    @Test
    void aSeatHasFewExportsAtATime() throws Exception {
        Set<String> begun = new HashSet<>();
        for (String kind : List.of("Patient", "Condition", "Observation", "Encounter")) {
            begun.add(colleague.begin("$export?_type=" + kind));
        }
        assertThat(begun).hasSize(4);
        HttpResponse<String> refused = colleague.ask("$export?_type=Procedure", "respond-async");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void anExportSinceATimeHasOnlyWhatCameFromThenOn() throws Exception {
        JsonNode manifest = export("$export?_since=2999-01-01T00:00:00Z");
        assertThat(manifest.path("output").isArray()).isTrue();
        assertThat(manifest.path("output").isEmpty()).isTrue();
    }

    @Test
    void theCapabilityStatementHasTheExports() {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getOperation())
                .extracting(it -> it.getName())
                .contains("export");
    }

    private JsonNode export(String path) throws Exception {
        return client.manifest(client.begin(path));
    }

    private int conditionsFound() {
        return ward.ofClinician()
                .search()
                .forResource(Condition.class)
                .where(Condition.SUBJECT.hasId("Patient/" + patient))
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }

    private List<JsonNode> conditions(List<JsonNode> resources) {
        return resources.stream()
                .filter(it -> it.path("resourceType").asString().equals("Condition"))
                .filter(it -> it.at("/subject/reference").asString("").equals("Patient/" + patient))
                .toList();
    }

    private static String fileOf(JsonNode manifest) {
        return manifest.path("output").path(0).path("url").asString();
    }

    private Path folder(String status) {
        return ward.clerk()
                .employer()
                .directory()
                .resolve("exports")
                .resolve(status.substring(status.lastIndexOf('/') + 1));
    }

    private int inTrail() throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8).split("EXPORT", -1).length;
    }
}
