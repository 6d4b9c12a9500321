package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stele.contracts.identity.Power;
import org.stele.gateway.fhir.people.Practitioner;
import org.stele.testkit.scenario.Recruiting.Person;
import org.stele.testkit.scenario.Recruiting.Recruit;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;

/** Step 1: licences and seats, then every patient's bundle, then some claim theirs. */
final class TakeIn implements Step {
    private static final SortedSet<Power> CLINICIAN = Recruiting.powers(Power.SIGN, Power.PRESCRIBE, Power.BREAK_GLASS);
    /** How many calls are under way at once: a few clerks, not a flood. */
    private static final int AT_ONCE = 4;

    @Override
    public String title() {
        return "Hospital A takes in its patients";
    }

    @Override
    public void play(Story story) throws Exception {
        Recruiting recruiting = new Recruiting(story.cast.board());
        story.desks(desk(recruiting, story.cast.hospitalA()), desk(recruiting, story.cast.hospitalB()));
        employPractitioners(story, recruiting);
        takeInAll(story);
        story.hero(new Claiming(story).claimSome());
    }

    private static Desk desk(Recruiting recruiting, Place at) throws IOException, NodeProblem {
        return new Desk(
                recruiting
                        .recruit(at, Recruiting.staff("the clerk"), Recruiting.powers(Power.CLERK))
                        .holder(),
                recruiting
                        .recruit(at, Recruiting.staff("the physician"), CLINICIAN)
                        .holder(),
                recruiting
                        .recruit(at, Recruiting.staff("the reviewer"), Recruiting.powers(Power.REVIEW))
                        .holder());
    }

    private static void employPractitioners(Story story, Recruiting recruiting) throws Exception {
        List<Practitioner> practitioners = story.samples.practitioners();
        try (var progress = story.narrator.progress("licences", practitioners.size())) {
            inParallel(practitioners, practitioner -> {
                employ(story, recruiting, practitioner);
                progress.advance(1);
            });
        }
        story.narrator.holds(practitioners.size() + " clinicians hold licences that the board issued as verifiable"
                + " credentials, and a seat with a key of their own");
    }

    private static void employ(Story story, Recruiting recruiting, Practitioner practitioner) throws Exception {
        Person person = new Person(practitioner.id().system(), practitioner.id().value(), practitioner.name());
        Recruit recruit = recruiting.recruit(story.cast.hospitalA(), person, CLINICIAN);
        story.attesting.put(recruit.holder().author(), recruit.holder());
        recruit.licence()
                .ifPresent(licence -> story.licences.put(recruit.holder().author(), licence));
    }

    private static void takeInAll(Story story) throws Exception {
        List<Path> bundles = story.samples.patients();
        long begun = System.nanoTime();
        int resources = 0;
        try (var progress = story.narrator.progress("bundles", bundles.size())) {
            for (Path bundle : bundles) {
                resources += takeIn(story, bundle);
                progress.advance(1);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        story.narrator.holds(
                "%d patients, %d resources: checked, classified, sealed, attested, committed; %.0f a second"
                        .formatted(bundles.size(), resources, resources / seconds));
    }

    private static int takeIn(Story story, Path file) throws IOException {
        IntakeBatch done = handIn(story, file);
        StepFailed.unless(done.state().equals("committed"), "a bundle is " + done.state() + ", not committed");
        story.subjects.add(new Story.TakenIn(done.subject(), file));
        return done.records().size();
    }

    private static IntakeBatch handIn(Story story, Path file) throws IOException {
        IntakeClient intake = new IntakeClient(story.cast.hospitalA().node());
        try {
            IntakeBatch staged = intake.take(Samples.read(file), story.deskA().clerk());
            return intake.sign(staged, story.attesting, story.deskA().clerk());
        } catch (NodeProblem e) {
            throw UnusableSample.refused(file, e);
        }
    }

    /** Something done for each, that may fail. */
    private interface Task<T> {
        void on(T each) throws Exception;
    }

    private static <T> void inParallel(List<T> all, Task<T> task) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (T each : all) {
                running.add(workers.submit(() -> {
                    task.on(each);
                    return each;
                }));
            }
        }
        for (Future<?> one : running) {
            await(one);
        }
    }

    private static void await(Future<?> future) throws Exception {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
