package org.stele.node.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.gateway.fhir.bundle.ReferenceResolver;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.OwnServer;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A relative reference is to what lies beside the entry that has it, on whatever server that is (R4 bundle.html#references). */
class TransactionNeighboursTest {
    private static final ResourceKey ADDED = new ResourceKey("Patient", "added");
    private static final TransactionNeighbours ALL = new TransactionNeighbours(
            new OwnServer("https://node.example/fhir/R4"),
            Map.of("http://b.example/fhir/Patient/6", ADDED, "urn:uuid:0b6ad1b4-5b64-4f4b-93cf-b80bcaa0c9b5", ADDED),
            (_, _) -> Optional.empty(),
            true);

    private record Resolved(String reference, List<Reason> reasons) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://b.example/fhir/Observation/9",
                "http://b.example/fhir/Observation/9/_history/1",
                "http://b.example/observations?number=9",
                "HTTP://b.example/fhir/Observation/9",
                "https://node.example/fhir/R4/more/Observation/9",
                "https://node.example.b.example/fhir/R4/Observation/9",
                "ftp://b.example/Observation/9"
            })
    void whoeverIsOnAnotherServerIsNotTakenForWhoHasTheSameIdHere(String fullUrl) {
        assertThat(resolve(fullUrl, "Patient/5"))
                .isEqualTo(new Resolved("Patient/5", List.of(Reason.UNRESOLVED_REFERENCE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:uuid:7a8a3a5e-5f2a-4e5c-9d62-3e7a2b8b3c11",
                "https://node.example/fhir/R4/Observation/9",
                "https://NODE.example/fhir/R4/Observation/9"
            })
    void whatIsToBeHereRefersToWhatIsHere(String fullUrl) {
        assertThat(resolve(fullUrl, "Patient/5")).isEqualTo(new Resolved("Patient/5", List.of()));
    }

    @Test
    void theEntryBesideItIsMeantWhereverBothAreFrom() {
        Resolved added = new Resolved(ADDED.toString(), List.of());
        assertThat(resolve("http://b.example/fhir/Observation/9", "Patient/6")).isEqualTo(added);
        assertThat(resolve("http://b.example/fhir/Observation/9", "urn:uuid:0b6ad1b4-5b64-4f4b-93cf-b80bcaa0c9b5"))
                .isEqualTo(added);
        assertThat(resolve("http://c.example/fhir/Observation/9", "http://b.example/fhir/Patient/6"))
                .isEqualTo(added);
        assertThat(resolve("http://b.example/fhir/Observation/9", "https://node.example/fhir/R4/Patient/5"))
                .isEqualTo(new Resolved("Patient/5", List.of()));
    }

    private static Resolved resolve(String fullUrl, String text) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("reference", text);
        List<Reason> reasons = new ArrayList<>();
        new ReferenceResolver(
                        ALL.beside(fullUrl),
                        new StructureCheck(1),
                        new ResourceKey("Observation", "9"),
                        JsonNodeFactory.instance.objectNode())
                .reference(reference, Set.of("Patient"), reasons::add);
        return new Resolved(reference.path("reference").asString(), reasons);
    }
}
