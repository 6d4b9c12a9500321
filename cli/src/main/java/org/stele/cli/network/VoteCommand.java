package org.stele.cli.network;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.stele.contracts.id.ProposalId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network vote}. */
@Command(
        name = "vote",
        description = {
            "Support a proposal in the organisation's name. The support that completes the quorum decides.",
            "Who is against it does nothing: a proposal lapses after 30 days."
        })
public final class VoteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "PROPOSAL", description = "As 'stele network proposals' names it.")
    private ProposalId proposal;

    @Override
    public Integer call() {
        Decisions decisions = new Decisions(options.open());
        decisions.support(proposal);
        PrintWriter out = spec.commandLine().getOut();
        ProposalLines.print(proposal, decisions.proposal(proposal), decisions, out);
        out.flush();
        return 0;
    }
}
