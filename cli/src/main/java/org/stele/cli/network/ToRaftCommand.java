package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.directory.Durable;
import org.stele.ledger.fsck.ChainEnd;
import org.stele.node.KnownRules;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;
import org.stele.node.founding.Place;
import org.stele.node.founding.RaftTurn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network to-raft}. */
@Command(
        name = "to-raft",
        description = {
            "Set a pilot's node to order by Raft, when the epoch has ended in which it ordered alone, as it voted.",
            "Rewrites node.yaml and leaves in it whatever else stands there. Then: stele node run DIR."
        })
public final class ToRaftCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the pilot's node, which has stopped.")
    private Path folder;

    @Mixin
    private ListenOption listen;

    @Override
    public Integer call() {
        NodeConfiguration pilot = pilot();
        Place own = own(pilot);
        long epoch = next(pilot);
        Path file = pilot.directory().configuration();
        try {
            String turned = new RaftTurn(pilot, epoch, own, listen.at(own)).of(Files.readString(file));
            Durable.write(
                    pilot.directory().root(), file.getFileName().toString(), turned.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(file + " was left as it is: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("set " + file + " to ordering: raft, epoch: " + epoch + "; begin it: stele node run " + folder);
        out.flush();
        return 0;
    }

    private NodeConfiguration pilot() {
        try {
            NodeConfiguration configuration = ConfigurationFile.read(folder);
            if (configuration.joining().ordering() instanceof OrderingSettings.Raft) {
                throw new CommandFailed(configuration.directory().configuration()
                        + " says ordering: raft already: it is not a pilot's, or no longer");
            }
            return configuration;
        } catch (ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static Place own(NodeConfiguration pilot) {
        Path file = pilot.directory().root().resolve(KeysCommand.PROPOSAL);
        Place own = Proposals.read(file).place();
        if (!own.organisation().equals(pilot.organisation())) {
            throw new CommandFailed(
                    file + " is another organisation's: put back the one that 'stele network keys' made");
        }
        return own;
    }

    private static long next(NodeConfiguration pilot) {
        ChainEnd end = end(pilot.directory().ledger());
        if (end.next() == end.epoch()) {
            throw new CommandFailed("the ledger is at block " + end.height() + ", and epoch " + end.epoch()
                    + " has not ended: vote for its end with 'stele network propose --epoch --at HEIGHT', and let the node run"
                    + " until it stops there");
        }
        if (!end.isCertified()) {
            throw new CommandFailed("the last block of epoch " + end.epoch()
                    + " is not final yet: start the node once more as it is, it stops when it is");
        }
        return end.next();
    }

    private static ChainEnd end(Path ledger) {
        if (!Files.isDirectory(ledger)) {
            throw new CommandFailed("there is no ledger in " + ledger + ": this node has not begun yet");
        }
        try {
            return ChainEnd.read(ledger, KnownRules.all());
        } catch (LedgerStoppedException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed("the ledger in " + ledger + " cannot be read: " + e.getMessage(), e);
        }
    }
}
