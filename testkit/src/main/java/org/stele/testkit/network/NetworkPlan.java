package org.stele.testkit.network;

import java.util.List;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.Role;

/**
 * A network to be founded.
 *
 * @param name of the network
 * @param members all of them vote
 */
public record NetworkPlan(String name, List<MemberPlan> members, Limits limits) {
    private static final Limits LIMITS = new Limits(15, 60, 14, 365, 30, 30);

    public NetworkPlan {
        members = List.copyOf(members);
    }

    /** Two hospitals, an insurer and a medical board. */
    public static NetworkPlan standard() {
        return new NetworkPlan(
                "stele-demo",
                List.of(
                        MemberPlan.of("hospital-a", Role.HOSPITAL),
                        MemberPlan.of("hospital-b", Role.HOSPITAL),
                        MemberPlan.of("insurer", Role.INSURER),
                        MemberPlan.of("board", Role.BOARD)),
                LIMITS);
    }
}
