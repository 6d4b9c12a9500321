package org.stele.testkit.people;

import java.io.IOException;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.SeatClient;

/** A member of staff at the desk, or one who reviews: a seat without a licence. */
public record Clerk(Member employer, Holder holder) {
    /** Their own organisation's node. */
    public NodeClient node() {
        return Nodes.client(employer);
    }

    /** What they ask for from the seat. */
    public SeatClient seat() {
        return new SeatClient(node(), holder);
    }

    public SeatId id() {
        return SeatId.parse(holder.author().name());
    }

    /** Hands a code over to the patient at the desk. */
    public String claimCode(SubjectId subject) throws IOException, NodeProblem {
        return seat().claimCode(subject).path("code").asString("");
    }
}
