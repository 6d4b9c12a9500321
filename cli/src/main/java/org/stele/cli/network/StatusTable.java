package org.stele.cli.network;

import java.io.PrintWriter;
import java.util.Map;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Seen;

/** Prints what the nodes answered: a line for each of them, or for each member where one node alone was asked. */
final class StatusTable {
    private StatusTable() {}

    static void print(Map<String, NetworkStatus> answers, PrintWriter out) {
        answers.values().stream().findFirst().ifPresent(any -> head(any, out));
        if (answers.size() == 1) {
            answers.values().forEach(status -> members(status, out));
        } else if (!answers.isEmpty()) {
            nodes(answers, out);
        }
    }

    private static void head(NetworkStatus status, PrintWriter out) {
        out.println("network " + status.name() + ", epoch " + status.epoch() + ", ordered by "
                + status.ordering().engine()
                + status.ordering()
                        .leader()
                        .map(leader -> ", led by " + name(leader, status))
                        .orElse(""));
    }

    private static void nodes(Map<String, NetworkStatus> answers, PrintWriter out) {
        out.printf("%-20s %10s %10s %6s %8s  %s%n", "node", "height", "certified", "lag", "age", "state");
        answers.forEach((label, status) -> out.printf(
                "%-20s %10d %10d %6d %7ds  %.16s%n",
                label,
                status.height(),
                status.certifiedHeight(),
                status.ordering().lag(),
                status.certifiedSeconds(),
                status.stateRoot()));
    }

    private static void members(NetworkStatus status, PrintWriter out) {
        out.println("this node: height " + status.height() + ", certified " + status.certifiedHeight() + ", "
                + status.certifiedSeconds() + " s old, " + status.ordering().lag() + " entries behind the leader");
        out.printf("%-30s %8s %10s %10s%n", "member", "votes", "voted", "silent");
        for (Seen member : status.members()) {
            out.printf(
                    "%-30s %8s %10s %9ds%n",
                    member.name(),
                    member.votes() ? "yes" : "no",
                    member.voted().map(String::valueOf).orElse("-"),
                    member.silentSeconds());
        }
    }

    static String name(OrganisationId organisation, NetworkStatus status) {
        return status.members().stream()
                .filter(member -> member.organisation().equals(organisation))
                .map(member -> member.name().value())
                .findFirst()
                .orElse(organisation.toString());
    }
}
