package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.directory.Durable;
import org.stele.ledger.pipeline.StoppedChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network statement}. */
@Command(
        name = "statement",
        description = {
            "State what a stopped node voted for, where nothing becomes final any more because the leader split the members.",
            "From then on the node votes no more, until the members agreed: stele network agree."
        })
public final class StatementCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of a node that is stopped.")
    private Path folder;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where the statement goes.")
    private Path file;

    @Mixin
    private PassphraseOption passphrase;

    @Override
    public Integer call() {
        Statement statement = StoppedValidator.run(folder, passphrase, StoppedChain::state);
        try {
            write(statement);
        } catch (IOException e) {
            throw new CommandFailed(
                    file + " cannot be written (" + e
                            + "): free space, or name a file in a folder that you may write to; then give the command again",
                    e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("block " + statement.content().base().height() + " is the newest certified one here, and "
                + statement.content().blocks().size() + " more had this node's vote; it votes no more for now");
        out.println(
                "send " + file + ", which holds ledger entries, to the members that did not lie, and to nobody else;"
                        + " then: stele network agree");
        out.println("where you do not agree after all: rotate the vote key");
        out.flush();
        return 0;
    }

    /** Never over another file, such as another member's statement; this one's own may be there from before. */
    private void write(Statement statement) throws IOException {
        Path target = file.toAbsolutePath();
        byte[] encoded = statement.encode();
        if (Files.notExists(target)) {
            Durable.write(
                    Objects.requireNonNull(target.getParent(), "a file is in a folder"),
                    String.valueOf(target.getFileName()),
                    encoded);
        } else if (Files.isDirectory(target) || !Arrays.equals(encoded, Files.readAllBytes(target))) {
            throw new CommandFailed(file + " is there already, and is something else: name another file");
        }
    }
}
