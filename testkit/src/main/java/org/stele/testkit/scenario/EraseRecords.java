package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.ErasureOrder;
import tools.jackson.databind.JsonNode;

/** Step 9: what may be erased is erased at every holder; what a law keeps is restricted, with the ground and the date. */
final class EraseRecords implements Step {
    @Override
    public String title() {
        return "The patient asks for two erasures";
    }

    @Override
    public void play(Story story) throws Exception {
        RecordId keptByLaw =
                RecordIndex.of(story.hero().patient()).newest("Observation").record();
        KeptReading before = KeptReading.now(story);
        StepFailed.unless(before.isWhole(), "B does not read the copy that it keeps");
        ErasureId request = ask(story, keptByLaw);
        NodeClient anyone = story.cast.board().node();
        StepFailed.unless(isErased(anyone, story.kept().source()), "the record is not erased at A");
        StepFailed.unless(isErased(anyone, story.kept().copy()), "the copy is not erased at B");
        story.narrator.holds("one record is erased at A, and at B, which had kept a copy; both signed");
        Bytes certificate = certificate(story, request);
        unreadable(story, Set.of(story.kept().source(), keptByLaw));
        StepFailed.unless(KeptReading.now(story).isWithoutIt(before), "B still reads of the copy that it erased");
        story.narrator.holds("B's own clinician, who read B's copy before, is answered as if there had never been one");
        story.proofs.write("9-erasure", certificate);
    }

    private static ErasureId ask(Story story, RecordId keptByLaw) throws IOException, NodeProblem {
        OrganisationId a = story.cast.hospitalA().id();
        JsonNode report = story.hero()
                .patient()
                .erase(List.of(
                        new ErasureOrder(story.kept().source(), a),
                        new ErasureOrder(
                                story.kept().copy(), story.cast.hospitalB().id()),
                        new ErasureOrder(keptByLaw, a)));
        return ErasureId.parse(report.path("request").asString());
    }

    private static boolean isErased(NodeClient node, RecordId record) throws IOException, NodeProblem {
        return node.get("/v1/records/" + record).path("status").asString().equals("ERASED");
    }

    private static Bytes certificate(Story story, ErasureId request) throws Exception {
        Bytes file = Bytes.wrap(story.hero().patient().certificate(request));
        Shown shown = ProofFile.verify(file, new ProofVerifier(story.cast.genesis()));
        String restricted = shown.lines().stream()
                .filter(line -> line.contains("RESTRICTED until"))
                .findFirst()
                .orElseThrow(() -> new StepFailed("the other record is not restricted"));
        story.narrator.holds("the other is kept by law: " + restricted.substring(restricted.indexOf("RESTRICTED")));
        story.narrator.holds("the certificate closed; neither holder was told of the other by the ledger");
        return file;
    }

    private static void unreadable(Story story, Set<RecordId> gone) throws IOException, NodeProblem {
        Set<RecordId> left = Reading.records(OwnReading.everything(story));
        StepFailed.unless(gone.stream().noneMatch(left::contains), "an erased or restricted record is still released");
        story.narrator.holds("neither is readable any more");
    }
}
