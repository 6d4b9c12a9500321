package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** Step 9: what may be erased is erased at every holder; what a law keeps is restricted, with the ground and the date. */
final class EraseRecords implements Step {
    private record Opening(RecordId record, Bytes salt) {}

    private record Wanted(OrganisationId holder, Opening opening) {
        static Wanted of(OrganisationId holder, RecordId record) {
            Hash salt = Hash.of(
                    RandomId.generate().bytes().unsafeArray(),
                    RandomId.generate().bytes().unsafeArray());
            return new Wanted(holder, new Opening(record, salt.bytes()));
        }

        RequestedItem item() {
            Hash hidden = Hash.of(
                    opening.salt().unsafeArray(),
                    opening.record().value().bytes().unsafeArray());
            return new RequestedItem(hidden, holder);
        }
    }

    private record Request(Bytes payload, List<SignatureEntry> signatures, List<Opening> openings) {}

    @Override
    public String title() {
        return "The patient asks for two erasures";
    }

    @Override
    public void play(Story story) throws Exception {
        RecordId keptByLaw =
                RecordIndex.of(story.hero().patient()).newest("Observation").record();
        ErasureId request = ask(story, keptByLaw);
        NodeClient anyone = story.cast.board().node();
        StepFailed.unless(isErased(anyone, story.kept().source()), "the record is not erased at A");
        StepFailed.unless(isErased(anyone, story.kept().copy()), "the copy is not erased at B");
        story.narrator.holds("one record is erased at A, and at B, which had kept a copy; both signed");
        Bytes certificate = certificate(story, request);
        unreadable(story, Set.of(story.kept().source(), keptByLaw));
        story.proofs.write("9-erasure", certificate);
    }

    private static ErasureId ask(Story story, RecordId keptByLaw) throws IOException, NodeProblem {
        ErasureId request = new ErasureId(RandomId.generate());
        OrganisationId a = story.cast.hospitalA().id();
        List<Wanted> wanted = List.of(
                Wanted.of(a, story.kept().source()),
                Wanted.of(story.cast.hospitalB().id(), story.kept().copy()),
                Wanted.of(a, keptByLaw));
        NodeClient node = story.cast.hospitalA().node();
        Envelope envelope = story.hero()
                .holder()
                .transaction(
                        "consent",
                        "requestErasure",
                        new ConsentCommand.RequestErasure(
                                request,
                                story.hero().patient().subject(),
                                wanted.stream().map(Wanted::item).toList()),
                        node.clock());
        node.post(
                "/v1/erasures",
                new Request(
                        envelope.payload(),
                        envelope.signatures(),
                        wanted.stream().map(Wanted::opening).toList()));
        return request;
    }

    private static boolean isErased(NodeClient node, RecordId record) throws IOException, NodeProblem {
        return node.get("/v1/records/" + record).path("status").asString().equals("ERASED");
    }

    private static Bytes certificate(Story story, ErasureId request) throws Exception {
        NodeClient node = story.cast.hospitalA().node();
        Bytes file = Bytes.wrap(node.getBytes(
                "/v1/erasures/" + request + "/certificate", story.hero().holder()));
        Shown shown = ProofFile.verify(file, new ProofVerifier(story.cast.genesis()));
        String restricted = shown.lines().stream()
                .filter(line -> line.contains("RESTRICTED until"))
                .findFirst()
                .orElseThrow(() -> new StepFailed("the other record is not restricted"));
        story.narrator.holds("the other is kept by law: " + restricted.substring(restricted.indexOf("RESTRICTED")));
        story.narrator.holds("the certificate closed");
        return file;
    }

    private static void unreadable(Story story, Set<RecordId> gone) throws IOException, NodeProblem {
        Set<RecordId> left = Reading.records(OwnReading.everything(story));
        StepFailed.unless(gone.stream().noneMatch(left::contains), "an erased or restricted record is still released");
        story.narrator.holds("neither is readable any more");
    }
}
