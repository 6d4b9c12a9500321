package org.stele.testkit.people;

import java.io.IOException;
import org.stele.contracts.id.SubjectId;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.Claim;
import org.stele.wallet.patient.PatientClient;

/**
 * A patient with a wallet, as one custodian knows them.
 *
 * @param holder the wallet's keys
 */
public record Patient(Member custodian, Holder holder) {
    /** Claims a subject at the desk: the clerk hands over a code, the patient's own device makes the keys. */
    public static Patient claim(EmbeddedNetwork network, Clerk clerk, SubjectId subject)
            throws IOException, NodeProblem {
        String code = clerk.claimCode(subject);
        NodeClient node = Nodes.client(clerk.employer());
        Holder holder = Claim.make(node, network.genesis().network(), subject, clerk.id(), code);
        return new Patient(clerk.employer(), holder);
    }

    public SubjectId subject() {
        return SubjectId.parse(holder.author().name());
    }

    public NodeClient node() {
        return Nodes.client(custodian);
    }

    /** What they decide and read at their custodian's node. */
    public PatientClient wallet() {
        return new PatientClient(node(), holder);
    }
}
