package org.stele.testkit.scenario;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.release.Disclosed;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Step 6: a wrong result is corrected; both versions stay provable. */
final class CorrectResult implements Step {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public String title() {
        return "A result is corrected";
    }

    @Override
    public void play(Story story) throws Exception {
        Disclosed wrong = measured(OwnReading.everything(story));
        RecordId corrected = correct(story, wrong);
        OpenedRelease after = OwnReading.everything(story);
        Disclosed right = after.records().stream()
                .filter(record -> record.record().equals(corrected))
                .findFirst()
                .orElseThrow(() -> new StepFailed("the corrected result is not there"));
        NodeClient anyone = story.cast.insurer().node();
        StepFailed.unless(status(anyone, wrong.record()).equals("SUPERSEDED"), "the old result is not superseded");
        StepFailed.unless(status(anyone, corrected).equals("CURRENT"), "the new result is not current");
        story.narrator.holds("the old version is marked superseded, with the reason CORRECTED_RESULT");
        var proof = story.cast.readingAt(story.cast.hospitalA()).opener().amendment(wrong, right);
        story.proofs.write("6-amendment", ProofFile.write(proof));
        story.narrator.holds("both versions are provable");
    }

    private static RecordId correct(Story story, Disclosed wrong) throws Exception {
        Holder physician = story.deskA().physician();
        NodeClient node = story.cast.hospitalA().node();
        ObjectNode resource = (ObjectNode) JSON.readTree(wrong.content().unsafeArray());
        ObjectNode quantity = (ObjectNode) resource.get("valueQuantity");
        quantity.put("value", quantity.get("value").decimalValue().add(BigDecimal.ONE));
        ObjectNode order = JSON.createObjectNode()
                .put("subject", story.hero().patient().subject().toString())
                .put("reason", AmendReason.CORRECTED_RESULT.name());
        order.set("resource", resource);
        JsonNode staged = node.post(
                "/v1/records/" + wrong.record() + "/amendments",
                JSON.writeValueAsString(order).getBytes(StandardCharsets.UTF_8),
                "application/json",
                physician);
        IntakeBatch batch = Answers.read(staged, IntakeBatch.class);
        return new IntakeClient(node)
                .sign(batch, Map.of(physician.author(), physician), physician)
                .records()
                .getFirst();
    }

    private static Disclosed measured(OpenedRelease all) {
        return all.records().stream()
                .filter(record -> record.readLabels().kind().equals("Observation"))
                .filter(CorrectResult::hasQuantity)
                .findFirst()
                .orElseThrow(() -> new StepFailed("the patient has no measured result"));
    }

    private static boolean hasQuantity(Disclosed record) {
        return JSON.readTree(record.content().unsafeArray())
                .path("valueQuantity")
                .path("value")
                .isNumber();
    }

    private static String status(NodeClient node, RecordId record) throws Exception {
        return node.get("/v1/records/" + record).path("status").asString();
    }
}
