package org.stele.cli.network;

import java.io.PrintWriter;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.network.Measure;
import org.stele.contracts.network.Proposal;
import org.stele.contracts.network.ProposalStatus;
import org.stele.contracts.network.Roll;

/** Says in words what is proposed, and how far it is. */
final class ProposalLines {
    private ProposalLines() {}

    static void print(ProposalId id, Proposal proposal, Decisions decisions, PrintWriter out) {
        out.println(id + "  " + what(proposal.measure(), decisions));
        if (proposal.status() == ProposalStatus.ENACTED) {
            out.println("  decided");
            return;
        }
        Roll roll = decisions.roll();
        out.println("  supported by " + proposal.support(roll) + " of the " + roll.quorum()
                + " that it needs, open until " + proposal.until() + "; the others: stele network vote " + id);
    }

    private static String what(Measure measure, Decisions decisions) {
        return measure.admission()
                .map(who -> "admit " + who.name() + " (" + who.organisation() + ")"
                        + (who.votes() ? "" : ", without a vote"))
                .or(() -> measure.expulsion().map(who -> "expel " + decisions.name(who) + " (" + who + ")"))
                .or(() -> measure.epoch().map(epoch -> "begin the next epoch with block " + epoch.height()))
                .or(() -> measure.rules()
                        .map(rules -> "go by rules " + rules.version() + " from block " + rules.height() + " on"))
                .orElseThrow();
    }
}
