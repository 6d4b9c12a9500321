package org.stele.wallet.patient;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.Envelope;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;

/**
 * A patient at any member's node, where their custodian's does not answer or does not take what they sign. Only what is a
 * transaction and nothing else can be done there: what names labels, or an organisation for the first time, needs the custodian.
 */
public final class PatientElsewhere {
    private final NodeClient member;
    private final ProofVerifier verifier;
    private final Holder home;

    /**
     * @param member what it says of the ledger is checked
     * @param home {@code subject:…}, as claimed at the custodian
     */
    public PatientElsewhere(NodeClient member, ProofVerifier verifier, Holder home) {
        this.member = member;
        this.verifier = verifier;
        this.home = home;
    }

    public Submitted revoke(GrantId grant) throws IOException, NodeProblem, ProofException {
        return submit(whoMade(grant.value()), "revoke", new ConsentCommand.Revoke(grant, Optional.empty()));
    }

    public Submitted lift(RestrictionId restriction) throws IOException, NodeProblem, ProofException {
        return submit(whoMade(restriction.value()), "lift", new ConsentCommand.Lift(restriction));
    }

    /** Keeps everything back from everyone, whatever is granted. */
    public RestrictionId restrict() throws IOException, NodeProblem {
        RestrictionId restriction = new RestrictionId(RandomId.generate());
        submit(
                home,
                "restrict",
                new ConsentCommand.Restrict(
                        restriction,
                        SubjectId.parse(home.author().name()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return restriction;
    }

    /** The patient on the subject that it stands on: the ledger names that, and its key follows from the one at home. */
    private Holder whoMade(RandomId decided) throws IOException, NodeProblem, ProofException {
        Decision decision =
                Standing.of(member, verifier, List.of(decided)).decisions().getFirst();
        return switch (decision) {
            case Decision.Granted(Grant grant) -> on(grant.subject());
            case Decision.Restricted(Restriction restriction) -> on(restriction.subject());
            case Decision.Unknown() -> home; // which the contract refuses in its own words
        };
    }

    private Holder on(SubjectId subject) {
        return subject.author().equals(home.author()) ? home : home.audience(subject);
    }

    private Submitted submit(Holder holder, String command, ConsentCommand body) throws IOException, NodeProblem {
        Envelope envelope = holder.transaction("consent", command, body, member.clock());
        return member.submit(envelope);
    }
}
