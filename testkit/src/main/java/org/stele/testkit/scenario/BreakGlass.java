package org.stele.testkit.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.id.GlassId;
import org.stele.crypto.RandomId;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.staff.SeatClient;
import tools.jackson.databind.JsonNode;

/** Step 5: in an emergency what is needed is there at once, and answered for afterwards. */
final class BreakGlass implements Step {
    private static final Set<String> EMERGENCY_KINDS = Set.of(
            "AllergyIntolerance",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "Device",
            "Consent",
            "DeviceUseStatement",
            "Flag",
            "Immunization");

    @Override
    public String title() {
        return "A clinician at hospital B breaks the glass";
    }

    @Override
    public void play(Story story) throws Exception {
        GlassId glass = new GlassId(RandomId.generate());
        story.glass(glass);
        Holder physician = story.deskB().physician();
        SeatClient atB = new SeatClient(story.cast.hospitalB().node(), physician);
        byte[] packed = atB.breakGlass(
                story.cast.hospitalA().id(),
                story.heroAtB(),
                glass,
                GlassReason.UNABLE_TO_CONSENT,
                Duration.ofMinutes(50));
        OpenedRelease release = story.cast.readingAt(story.cast.hospitalB()).open(packed, physician);
        Set<String> kinds = release.records().stream()
                .map(record -> record.readLabels().kind())
                .collect(Collectors.toCollection(TreeSet::new));
        StepFailed.unless(!release.records().isEmpty(), "the emergency set is empty");
        StepFailed.unless(EMERGENCY_KINDS.containsAll(kinds), "the emergency set holds more than it should: " + kinds);
        story.narrator.holds("the emergency set, " + release.records().size() + " records, for 50 minutes: " + kinds);
        told(story);
        review(story.cast.hospitalA(), story.deskA(), glass);
        ownReviewIsRefused(story, glass);
        review(story.cast.hospitalB(), story.deskB(), glass);
        story.narrator.holds("a review was open at both hospitals; each was closed by somebody else");
    }

    private static void told(Story story) throws IOException, NodeProblem {
        boolean told = false;
        for (JsonNode notice : story.hero().patient().notices()) {
            told |= notice.path("kind").asString().equals("GLASS_BROKEN");
        }
        StepFailed.unless(told, "the patient was not told");
        story.narrator.holds("the patient was told at once");
    }

    private static void ownReviewIsRefused(Story story, GlassId glass) throws IOException {
        SeatClient who =
                new SeatClient(story.cast.hospitalB().node(), story.deskB().physician());
        try {
            who.closeReview(glass, Finding.JUSTIFIED);
        } catch (NodeProblem refused) {
            return;
        }
        throw new StepFailed("who broke the glass closed the review of it");
    }

    private static void review(Place place, Desk desk, GlassId glass) throws IOException, NodeProblem {
        SeatClient reviewer = new SeatClient(place.node(), desk.reviewer());
        boolean open = false;
        for (JsonNode review : reviewer.reviews()) {
            open |= review.path("glass").asString().equals(glass.toString());
        }
        StepFailed.unless(open, "no review is open at " + place.name());
        reviewer.closeReview(glass, Finding.JUSTIFIED);
    }
}
