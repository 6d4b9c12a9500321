package org.stele.wallet.launch;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchDecided;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchDecision.Answer;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.LaunchTicket;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** Decides on what applications ask for, with the holder's key. */
public final class LaunchClient {
    private final NodeClient node;
    private final Holder holder;

    /**
     * @param holder a seat of the organisation whose node this is, or one of its patients
     */
    public LaunchClient(NodeClient node, Holder holder) {
        this.node = node;
        this.holder = holder;
    }

    /**
     * What waits under a code. Read strictly, unlike other answers: what this program cannot show nobody approves with it.
     *
     * @throws NodeProblem {@code NOT_FOUND} where nothing waits
     */
    public LaunchRequest read(LaunchCode code) throws IOException, NodeProblem {
        byte[] answer = node.getBytes(LaunchRequest.path(code), holder);
        try {
            LaunchRequest request = StrictJson.parse(answer, LaunchRequest.class);
            if (request.code().equals(code)) {
                return request;
            }
        } catch (InvalidJsonException e) {
            throw new IOException("the node asks something that this program cannot show: use a newer one", e);
        }
        throw new IOException("the node answered with another request");
    }

    /**
     * Approves just what was read. The application gets nothing until the browser that began it was given the number that this returns.
     *
     * @param patient of whom it shall be, where the request wants one named; else nobody
     * @throws NodeProblem {@code CONFLICT} where another request is there now
     */
    public LaunchConfirmation approve(LaunchRequest read, Optional<SubjectId> patient) throws IOException, NodeProblem {
        return approve(read, patient, Optional.empty());
    }

    /**
     * As the other, with an encounter.
     *
     * @param encounter the FHIR id of one of the patient's, where the request takes one; else none
     */
    public LaunchConfirmation approve(LaunchRequest read, Optional<SubjectId> patient, Optional<String> encounter)
            throws IOException, NodeProblem {
        return number(
                decide(read, new LaunchDecision(read.hash(), Answer.APPROVED, patient, Optional.empty(), encounter)));
    }

    /**
     * As a patient, for one's own chart: signs that the application may read it, within just what was read.
     *
     * @param days 1 to {@value AppApproval#MOST_DAYS}, for how long it may get new tokens where it asked for that; else 0
     * @throws IllegalArgumentException where they are not
     * @throws NodeProblem {@code CONFLICT} where another request is there now
     */
    public LaunchConfirmation approveForOneself(LaunchRequest read, int days) throws IOException, NodeProblem {
        AppApproval approval = new AppApproval(
                holder.network(),
                new OrganisationId(node.node()),
                SubjectId.parse(holder.author().name()),
                read,
                days,
                Instant.ofEpochMilli(node.clock().millis()));
        SignedAppApproval signed = SignedAppApproval.sign(approval, holder.signing());
        return number(decide(read, new LaunchDecision(read.hash(), Answer.APPROVED, signed)));
    }

    /** Refuses it; the application is told. */
    public void refuse(LaunchRequest read) throws IOException, NodeProblem {
        decide(read, new LaunchDecision(read.hash(), Answer.REFUSED, Optional.empty()));
    }

    /**
     * As a seat, opens an application for a patient or something else that one works at.
     *
     * @throws NodeProblem {@code NOT_FOUND} where no such application is opened from the record system, or the seat may not see what it
     *     would be opened for
     */
    public LaunchTicket open(LaunchOpening opening) throws IOException, NodeProblem {
        return Answers.read(node.post(LaunchOpening.PATH, opening, holder), LaunchTicket.class);
    }

    private static LaunchConfirmation number(LaunchDecided decided) throws IOException {
        return decided.confirmation().orElseThrow(() -> new IOException("the node says no number for the browser"));
    }

    private LaunchDecided decide(LaunchRequest read, LaunchDecision decision) throws IOException, NodeProblem {
        return Answers.read(node.post(LaunchRequest.path(read.code()), decision, holder), LaunchDecided.class);
    }
}
