package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Lie;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stele network evidence}. */
@Command(
        name = "evidence",
        description = {
            "Write what a node can prove of members that lied, a file each, which anyone can check with 'stele verify'.",
            "Ask from the node's own machine, or one that its node.yaml lets ask for its status."
        })
public final class EvidenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "The node's API.")
    private URI node;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where the files go; made where absent.")
    private Path folder;

    private final NodeStatusReader reader = new NodeStatusReader();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            NetworkStatus status = reader.ask(node);
            Files.createDirectories(folder);
            for (Lie lie : status.evidence()) {
                Path file = folder.resolve(name(lie, status));
                Files.write(file, reader.evidence(node, lie.id()));
                out.println(file);
            }
            if (status.evidence().isEmpty()) {
                out.println("this node can prove nothing of anybody");
            }
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new CommandFailed("the evidence of " + node + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String name(Lie lie, NetworkStatus status) {
        String kind = switch (lie.kind()) {
            case TWO_HEADERS -> "two-headers";
            case OTHER_RESULT -> "other-result";
            case INVALID_BATCH -> "invalid-batch";
        };
        return StatusTable.name(lie.organisation(), status) + "-" + lie.height() + "-" + kind + ".stele-proof";
    }
}
