package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.Claim;
import org.stele.wallet.patient.PatientClient;
import org.stele.wallet.staff.SeatClient;

/** Patients come to the desk, get a code, and claim their subject with a key that they make themselves. */
final class Claiming {
    private static final int AT_LEAST = 3;
    /** So that who tries one twice has another. */
    private static final int SPARE = 2;

    private final Story story;
    private final NodeClient node;
    private final SeatClient clerk;
    private int claimed;

    Claiming(Story story) {
        this.story = story;
        this.node = story.cast.hospitalA().node();
        this.clerk = new SeatClient(node, story.deskA().clerk());
    }

    /**
     * Lets at least three claim, and goes on until one fits the story.
     *
     * @return the patient whom the story follows
     */
    Hero claimSome() throws IOException, NodeProblem {
        Optional<Hero> fits = Optional.empty();
        for (Story.TakenIn patient : story.subjects) {
            if (fits.isPresent() && claimed >= AT_LEAST) {
                break;
            }
            Hero one = claim(patient);
            fits = fits.or(() -> Optional.of(one).filter(Claiming::fits));
        }
        story.narrator.holds(claimed + " patients claimed their records with a single-use code and a key of their own;"
                + " the others stay unclaimed");
        return fits.orElseThrow(() -> new StepFailed(
                "none of these patients has both cardiology records and sensitive ones: bring others with --data"));
    }

    private Hero claim(Story.TakenIn patient) throws IOException, NodeProblem {
        Slip slip = handOut(patient.subject());
        story.used.add(slip);
        Holder holder = take(slip);
        StepFailed.unless(isRefusedAgain(slip), "a code was good for two claims");
        claimed++;
        return new Hero(holder, new PatientClient(node, holder), patient.bundle());
    }

    /** Slips for some of those who have not claimed, for whoever wants to try it; none where everybody has. */
    List<Slip> spare() throws IOException, NodeProblem {
        Set<SubjectId> claimed = story.used.stream().map(Slip::subject).collect(Collectors.toSet());
        List<Slip> spare = new ArrayList<>();
        for (Story.TakenIn patient : story.subjects) {
            if (spare.size() < SPARE && !claimed.contains(patient.subject())) {
                spare.add(handOut(patient.subject()));
            }
        }
        return spare;
    }

    private Slip handOut(SubjectId subject) throws IOException, NodeProblem {
        SeatId seat = SeatId.parse(story.deskA().clerk().author().name());
        String code = clerk.claimCode(subject).path("code").asString();
        return new Slip(node.base(), subject, seat, code);
    }

    private Holder take(Slip slip) throws IOException, NodeProblem {
        return Claim.make(node, story.deskA().clerk().network(), slip.subject(), slip.clerk(), slip.code());
    }

    private boolean isRefusedAgain(Slip slip) throws IOException {
        try {
            take(slip);
            return false;
        } catch (NodeProblem refused) {
            return true;
        }
    }

    private static boolean fits(Hero patient) {
        try {
            RecordIndex index = RecordIndex.of(patient.patient());
            return !index.openIn("domain:cardiology").isEmpty()
                    && !index.sensitive("sensitivity:PSY").isEmpty();
        } catch (IOException | NodeProblem e) {
            throw new StepFailed("a patient could not read their own index: " + e.getMessage());
        }
    }
}
