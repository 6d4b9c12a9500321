package org.stele.cli.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.crypto.Hash;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Lie;
import org.stele.node.watch.NetworkStatus.Seen;

/** What is wrong, by what the nodes answered, in words. */
final class Findings {
    /** An idle network has a block every five seconds. */
    private static final long OLD_SECONDS = 60;

    private Findings() {}

    static List<String> of(Map<String, NetworkStatus> answers) {
        List<String> findings = new ArrayList<>();
        answers.forEach((label, status) -> {
            if (status.certifiedSeconds() > OLD_SECONDS) {
                findings.add(label + " knows of nothing certified for " + status.certifiedSeconds()
                        + " s: more than a third of the validators are out of its reach");
            }
            if (!status.ordering().takesPart()) {
                findings.add(label + " takes no part in the order: it waits to be taken in by the node that leads");
            }
            status.members().forEach(member -> seen(label, member, findings));
            status.evidence().forEach(lie -> lied(label, lie, status, findings));
        });
        differing(answers, findings);
        return findings;
    }

    private static void seen(String label, Seen member, List<String> findings) {
        if (member.fellSilent()) {
            findings.add(label + " has heard nothing of " + member.name() + " for " + member.silentSeconds() + " s");
        }
        if (member.disagrees()) {
            findings.add(label + " has another certified header at height "
                    + member.voted().orElseThrow() + " than " + member.name() + " voted for");
        }
    }

    private static void lied(String label, Lie lie, NetworkStatus status, List<String> findings) {
        findings.add(label + " can prove that " + StatusTable.name(lie.organisation(), status)
                + " signed two headers at height " + lie.height());
    }

    private static void differing(Map<String, NetworkStatus> answers, List<String> findings) {
        Map<Long, Hash> roots = new HashMap<>();
        answers.forEach((label, status) -> {
            Hash known = roots.putIfAbsent(status.certifiedHeight(), status.stateRoot());
            if (known != null && !known.equals(status.stateRoot())) {
                findings.add(label + " has another certified state at height " + status.certifiedHeight()
                        + " than the others: stop it and run fsck");
            }
        });
    }
}
