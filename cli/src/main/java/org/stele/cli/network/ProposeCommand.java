package org.stele.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.Measure;
import org.stele.contracts.network.NewEpoch;
import org.stele.contracts.network.NewRules;
import org.stele.node.KnownRules;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stele network propose}. */
@Command(
        name = "propose",
        description = {
            "Propose to the voting members that one is admitted or expelled, that another ordering serves, or other rules.",
            "Counts as the organisation's own support. Where the same is proposed already, that is supported."
        })
public final class ProposeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions options;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of these. */
    static final class What {
        @Option(
                names = "--admit",
                required = true,
                paramLabel = "FILE",
                description = "The proposal.json of the organisation that 'stele network keys' made.")
        private @Nullable Path admit;

        @Option(names = "--expel", required = true, paramLabel = "MEMBER", description = "Its name or identifier.")
        private @Nullable String expel;

        @ArgGroup(exclusive = false)
        private @Nullable Turn turn;
    }

    /** From a height on. */
    static final class Turn {
        @ArgGroup(multiplicity = "1")
        private Kind kind = new Kind();

        @Option(
                names = "--at",
                required = true,
                paramLabel = "HEIGHT",
                description = "Of the first block: leave the others time to vote and to prepare.")
        private long height;
    }

    /** What begins there. */
    static final class Kind {
        @Option(names = "--epoch", required = true, description = "Another ordering serves.")
        private boolean epoch;

        @Option(names = "--rules", required = true, paramLabel = "VERSION", description = "These rules count.")
        private int rules;
    }

    @Override
    public Integer call() {
        Administration administration = options.open();
        Decisions decisions = new Decisions(administration);
        ProposalId id = decisions.propose(measure(decisions, administration));
        PrintWriter out = spec.commandLine().getOut();
        ProposalLines.print(id, decisions.proposal(id), decisions, out);
        out.flush();
        return 0;
    }

    private Measure measure(Decisions decisions, Administration administration) {
        if (what.admit != null) {
            return admission(Proposals.read(what.admit).candidate(), administration);
        }
        if (what.expel != null) {
            return Measure.expulsion(decisions.member(what.expel));
        }
        if (what.turn == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "say what to propose");
        }
        return turn(what.turn);
    }

    /** With a second vote, which an order that one node makes for itself never reaches, nothing would be final any more. */
    private static Measure admission(Candidate candidate, Administration administration) {
        if (candidate.votes() && administration.ordersAlone()) {
            throw new CommandFailed(
                    "one node makes this network's order by itself, and another member that votes could not"
                            + " take part in it: begin an epoch over Raft first, see 'From a pilot to a consortium' in docs/operate.md");
        }
        return Measure.admission(candidate);
    }

    /** A network that votes for rules that nobody has stands still at their height. */
    private Measure turn(Turn turn) {
        if (turn.kind.epoch) {
            return Measure.epoch(new NewEpoch(turn.height));
        }
        int known = KnownRules.newest();
        if (turn.kind.rules > known) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "this release has rules up to " + known + ": install the one that has rules " + turn.kind.rules
                            + " at every member before proposing them");
        }
        return Measure.rules(new NewRules(turn.kind.rules, turn.height));
    }
}
