package org.stele.testkit.network;

import java.util.ArrayList;
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
    private static final int MOST = 13;
    private static final Limits LIMITS = new Limits(15, 60, 14, 365, 30, 30);

    public NetworkPlan {
        members = List.copyOf(members);
    }

    /**
     * As many members as are wanted: first those of {@link #standard}, then clinics.
     *
     * @param size 1 to 13
     */
    public static NetworkPlan of(int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("a network has 1 to " + MOST + " members here");
        }
        List<MemberPlan> members = new ArrayList<>(standard().members());
        for (int i = members.size(); i < size; i++) {
            members.add(MemberPlan.of("clinic-" + (i + 1), Role.CLINIC));
        }
        return of(members.subList(0, size));
    }

    /** Exactly these. */
    public static NetworkPlan of(List<MemberPlan> members) {
        return new NetworkPlan("stele-rehearsal", members, LIMITS);
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
