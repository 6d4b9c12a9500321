package org.stele.testkit.people;

import org.stele.contracts.id.CredentialId;
import org.stele.testkit.network.Member;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.staff.SeatClient;

/**
 * A licensed member of staff with a seat.
 *
 * @param holder the seat's keys
 * @param licence under which the seat acts
 */
public record Clinician(Member employer, Holder holder, CredentialId licence) {
    /** Their own organisation's node. */
    public NodeClient node() {
        return Nodes.client(employer);
    }

    /** What they ask for from the seat. */
    public SeatClient seat() {
        return new SeatClient(node(), holder);
    }
}
