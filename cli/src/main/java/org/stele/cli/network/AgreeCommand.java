package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.Hash;
import org.stele.ledger.agreement.Agreement;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.pipeline.StoppedChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network agree}. */
@Command(
        name = "agree",
        description = {
            "Agree on which blocks stand, by the statements of the members that did not lie, and on another epoch after them.",
            "Without --hash nothing is changed: it prints what all of them must see, before each gives it again with that hash."
        })
public final class AgreeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a node that is stopped.")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "STATEMENT",
            description = "What 'stele network statement' wrote, of a quorum; the same at all of them.")
    private List<Path> files;

    @Option(names = "--hash", paramLabel = "HASH", description = "What all of them were told, and compared.")
    private @Nullable Hash hash;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StoppedValidator.run(folder, passphrase, chain -> {
            agree(chain, out);
            return 0;
        });
        out.flush();
        return 0;
    }

    private void agree(StoppedChain chain, PrintWriter out) throws IOException, InterruptedException {
        List<Statement> all = new ArrayList<>();
        for (Path file : files) {
            Statement statement = StoppedValidator.statement(file);
            out.println(file + ": of " + statement.content().organisation() + ", " + statement.hash());
            all.add(statement);
        }
        Agreement agreement = hash == null ? chain.compare(all) : chain.consider(all);
        Hash found = agreement.statements().hash();
        if (hash == null) {
            out.println("together they come to " + found);
            out.println(next(agreement));
        } else if (hash.equals(found)) {
            agreement.evidence().forEach(evidence -> out.println("warning: " + liar(evidence)));
            out.println(done(agreement, chain.carryOut(agreement)));
        } else {
            throw new CommandFailed(
                    "these statements come to " + found
                            + ", not to what you were told: compare with the others which files they took; nothing was changed");
        }
    }

    private static String liar(Evidence evidence) {
        return evidence.organisation() + " has lied, as evidence " + evidence.id()
                + " shows, which came since these were compared: tell the others, and expel it";
    }

    private static String next(Agreement agreement) {
        return switch (agreement.progress()) {
            case OPEN ->
                "compare that with those members, by telephone; where all have the same, give this again with --hash";
            case CARRIED_OUT -> "this node carried that out before: it is to be run in epoch " + agreement.epoch();
            case OVERTAKEN ->
                "the others went on, and this node followed to epoch " + agreement.epoch()
                        + ": set that epoch in node.yaml, and run it";
        };
    }

    private String done(Agreement agreement, long epoch) {
        String what = switch (agreement.progress()) {
            case OPEN -> "what stands is in place, and epoch " + epoch + " begins after it";
            case CARRIED_OUT -> "this node carried that out before, and is in epoch " + epoch;
            case OVERTAKEN -> "the others went on, and this node followed to epoch " + epoch;
        };
        return what + ": in node.yaml, set that epoch and the same raft.peers as the others, without the liar's,"
                + " and take raft.joins out; then: stele node run " + folder;
    }
}
