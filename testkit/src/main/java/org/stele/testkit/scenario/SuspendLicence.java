package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.CredentialId;
import org.stele.ledger.contract.Author;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Step 7: a suspended licence ends what it allowed, at once and everywhere. */
final class SuspendLicence implements Step {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public String title() {
        return "The board suspends a practitioner's licence";
    }

    @Override
    public void play(Story story) throws Exception {
        IntakeClient intake = new IntakeClient(story.cast.hospitalA().node());
        IntakeBatch batch = intake.take(nextPrescription(story), story.deskA().clerk());
        Author prescriber = batch.transactions().stream()
                .flatMap(transaction -> transaction.signers().stream())
                .findFirst()
                .orElseThrow(() -> new StepFailed("a prescription needs no prescriber's signature"));
        suspend(story, licence(story, prescriber));
        Refusals.expect(
                "LICENCE_NOT_IN_FORCE",
                () -> intake.sign(batch, story.attesting, story.deskA().clerk()));
        story.narrator.holds("the next prescription is refused: LICENCE_NOT_IN_FORCE");
    }

    private static CredentialId licence(Story story, Author prescriber) {
        return Optional.ofNullable(story.licences.get(prescriber))
                .orElseThrow(() -> new StepFailed("the prescriber has no licence of this board"));
    }

    private static void suspend(Story story, CredentialId licence) throws Exception {
        NodeClient board = story.cast.board().node();
        board.submit(story.cast
                .board()
                .operator()
                .transaction(
                        "credential",
                        "suspend",
                        new CredentialCommand.Suspend(licence, LicenceReason.UNDER_REVIEW),
                        board.clock()));
    }

    /** A bundle with the hero and a new prescription, written as the last one was. */
    private static byte[] nextPrescription(Story story) throws IOException {
        JsonNode source = JSON.readTree(Samples.read(story.hero().bundle()));
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (JsonNode entry : source.path("entry")) {
            if (kind(entry).equals("Patient")) {
                entries.add(entry);
            }
        }
        entries.add(prescription(source));
        return JSON.writeValueAsString(bundle).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode prescription(JsonNode source) {
        for (JsonNode entry : source.path("entry")) {
            if (kind(entry).equals("MedicationRequest")) {
                return renewed((ObjectNode) entry.deepCopy());
            }
        }
        throw new StepFailed("the patient has no prescription to write the next one after");
    }

    private static ObjectNode renewed(ObjectNode entry) {
        String id = UUID.randomUUID().toString();
        entry.put("fullUrl", "urn:uuid:" + id);
        ObjectNode resource = (ObjectNode) entry.get("resource");
        resource.put("id", id);
        resource.remove(List.of("encounter", "reasonReference"));
        return entry;
    }

    private static String kind(JsonNode entry) {
        return entry.path("resource").path("resourceType").asString("");
    }
}
