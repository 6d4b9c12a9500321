package org.stele.testkit.scenario;

import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.wallet.staff.SeatClient;

/** Step 2: without consent there is one answer, whoever is asked for, and the denial is on the ledger. */
final class AskWithoutConsent implements Step {
    @Override
    public String title() {
        return "A clinician at hospital B asks for a patient's records, without consent";
    }

    @Override
    public void play(Story story) throws Exception {
        SeatClient physician =
                new SeatClient(story.cast.hospitalB().node(), story.deskB().physician());
        SubjectId hero = story.heroAtB();
        SubjectId nobody = Insured.nobody()
                .askedBy(story, story.cast.hospitalB(), story.deskB().physician());
        var refused = Refusals.expect(
                "ACCESS_REFUSED", () -> physician.access(story.cast.hospitalA().id(), hero, Purpose.TREAT));
        var unknown = Refusals.expect(
                "ACCESS_REFUSED", () -> physician.access(story.cast.hospitalA().id(), nobody, Purpose.TREAT));
        StepFailed.unless(
                String.valueOf(refused.getMessage()).equals(unknown.getMessage()),
                "the refusal tells a patient from nobody");
        story.narrator.holds("refused, in the same words as for a patient who does not exist");
        StepFailed.unless(Trail.of(story).has("REFUSED"), "the denial is not on the ledger");
        StepFailed.unless(!hero.equals(story.hero().patient().subject()), "B asks on the patient's own subject");
        story.narrator.holds("B asks on a subject that nobody else knows the patient by");
        story.narrator.holds("the denial stands in the patient's trail on the ledger");
    }
}
