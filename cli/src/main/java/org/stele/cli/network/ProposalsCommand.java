package org.stele.cli.network;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.network.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele network proposals}. */
@Command(name = "proposals", description = "List what is open for a vote, as the ledger proves it.")
public final class ProposalsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions options;

    @Override
    public Integer call() {
        Decisions decisions = new Decisions(options.open());
        Map<ProposalId, Proposal> open = decisions.open();
        PrintWriter out = spec.commandLine().getOut();
        if (open.isEmpty()) {
            out.println("nothing is open for a vote");
        }
        open.forEach((id, proposal) -> ProposalLines.print(id, proposal, decisions, out));
        out.flush();
        return 0;
    }
}
