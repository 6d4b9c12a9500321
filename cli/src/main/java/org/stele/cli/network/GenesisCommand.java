package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.network.Limits;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.founding.NewGenesis;
import org.stele.node.founding.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network genesis}. */
@Command(
        name = "genesis",
        description = {
            "Write a network's genesis from what its organisations proposed.",
            "Send the file to all of them with its hash; by another way, such as by telephone, they compare the hash."
        })
public final class GenesisCommand implements Callable<Integer> {
    /** Under every limit of what contracts allow, see docs/contracts.md. */
    private static final Limits LIMITS = new Limits(15, 60, 14, 365, 30, 30);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROPOSAL", arity = "1..*", description = "Every organisation's proposal.json.")
    private List<Path> proposals;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The network's, as north-health.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "genesis.json",
            description = "A new file (${DEFAULT-VALUE}).")
    private Path file;

    @Override
    public Integer call() {
        Genesis genesis = genesis();
        try {
            Files.write(file, genesis.document().unsafeArray(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(file + " is there already: name another file with --out", e);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + file + " for " + proposals.size() + " members");
        out.println("its hash: " + genesis.network());
        out.flush();
        return 0;
    }

    private Genesis genesis() {
        try {
            return NewGenesis.of(
                    name,
                    Proposals.read(proposals).stream().map(Proposal::candidate).toList(),
                    LIMITS);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("these members cannot begin a network: " + e.getMessage(), e);
        }
    }
}
