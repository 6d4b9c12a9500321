package org.stele.testkit.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.release.Disclosed;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.staff.SeatClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Step 3: one field of medicine, nothing sensitive, thirty days; and not a record more. */
final class GrantCardiology implements Step {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CARDIOLOGY = "domain:cardiology";
    /** Words that would give the withheld diagnosis away. */
    private static final List<String> WITHHELD = List.of("depress", "suicid", "370143000", "antidepress");

    @Override
    public String title() {
        return "The patient grants hospital B cardiology, nothing sensitive, for treatment, for 30 days";
    }

    @Override
    public void play(Story story) throws Exception {
        Hero hero = story.hero();
        Set<RecordId> expected = RecordIndex.of(hero.patient()).openIn(CARDIOLOGY).stream()
                .map(RecordIndex.Line::record)
                .collect(Collectors.toSet());
        grant(story);
        byte[] packed = new SeatClient(
                        story.cast.hospitalB().node(), story.deskB().physician())
                .access(story.cast.hospitalA().id(), story.heroAtB(), Purpose.TREAT);
        OpenedRelease release = story.cast
                .readingAt(story.cast.hospitalB())
                .open(packed, story.deskB().physician());
        StepFailed.unless(Reading.records(release).equals(expected), "B sees other records than those granted");
        story.narrator.holds("hospital B reads " + expected.size() + " records, each checked against its commitment");
        StepFailed.unless(!Reading.mentions(release, WITHHELD), "a released record quotes the withheld diagnosis");
        story.narrator.holds("the depression diagnosis stays hidden, also where other records quote it");
        story.proofs.write("3-release", release.file());
        keepOne(story, release);
    }

    private static void grant(Story story) throws IOException, NodeProblem {
        Instant begins = Instant.ofEpochMilli(
                        story.cast.hospitalA().node().clock().millis())
                .minus(Duration.ofMinutes(1));
        story.grant(story.hero()
                .patient()
                .grant(
                        Grantee.organisation(story.cast.hospitalB().id()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(begins, begins.plus(Duration.ofDays(30))),
                        OpenedScope.of(List.of(CARDIOLOGY))));
    }

    private static void keepOne(Story story, OpenedRelease release) throws IOException, NodeProblem {
        Disclosed used = Kinds.freeToErase(release);
        JsonNode kept = Keeping.keep(story, release, used);
        story.kept(new Story.KeptCopy(
                used.record(),
                RecordId.parse(kept.path("record").asString()),
                SubjectId.parse(kept.path("subject").asString()),
                JSON.readTree(used.content().unsafeArray())));
        story.narrator.holds("a clinician at B used one of them in care: B keeps its own copy, and says so to A");
    }
}
