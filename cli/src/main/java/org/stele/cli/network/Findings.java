package org.stele.cli.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.crypto.Hash;
import org.stele.ledger.certificate.Evidence;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Lie;
import org.stele.node.watch.NetworkStatus.Observed;
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
                        + " s: more than a third of the validators are out of its reach; where they are not, see"
                        + " docs/operate.md, When nothing becomes final any more");
            }
            if (!status.ordering().takesPart()) {
                findings.add(label + " takes no part in the order: it waits to be taken in by the node that leads");
            }
            status.members().forEach(member -> seen(label, member, findings));
            status.evidence().forEach(lie -> lied(label, lie, status, findings));
            status.observations().forEach(seen -> observed(label, seen, status, findings));
        });
        differing(answers, findings);
        return findings;
    }

    private static void seen(String label, Seen member, List<String> findings) {
        if (member.fellSilent()) {
            findings.add(label + " has heard nothing of " + member.name() + " for " + member.silentSeconds() + " s");
        }
        if (member.runsAhead()) {
            findings.add(label + " sees the clock of " + member.name() + " "
                    + member.clockSeconds().orElseThrow() + " s ahead of the network's time");
        }
        if (member.goesUnordered()) {
            findings.add(label + " sees nothing of " + member.name() + " ordered for "
                    + -member.clockSeconds().orElseThrow()
                    + " s, though it votes: its clock is behind, or whoever leads leaves it out");
        }
        if (member.disagrees()) {
            findings.add(label + " has another certified header at height "
                    + member.voted().orElseThrow() + " than " + member.name() + " voted for");
        }
    }

    private static void lied(String label, Lie lie, NetworkStatus status, List<String> findings) {
        findings.add(label + " can prove that " + StatusTable.name(lie.organisation(), status) + " signed "
                + what(lie.kind()) + " at height " + lie.height() + ": stele network evidence");
    }

    private static String what(Evidence.Kind kind) {
        return switch (kind) {
            case TWO_HEADERS -> "two headers";
            case OTHER_RESULT -> "another result than a quorum";
            case INVALID_BATCH -> "a batch that holds no transactions";
        };
    }

    private static void observed(String label, Observed seen, NetworkStatus status, List<String> findings) {
        String name = StatusTable.name(seen.organisation(), status);
        String at = " at height " + seen.height();
        findings.add(label + " saw, and cannot prove, that " + name
                + switch (seen.kind()) {
                    case FORGED_CERTIFICATE -> " sent a block under a certificate that does not hold" + at;
                    case OTHER_ENTRY -> " sent another entry than a quorum certified" + at;
                    case OTHER_ORDER -> " led when " + label + " was given another entry than a quorum certified" + at;
                    case NOT_ORDERED -> " led when nothing of " + label + " was ordered" + at;
                });
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
