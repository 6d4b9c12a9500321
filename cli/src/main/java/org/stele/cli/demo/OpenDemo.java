package org.stele.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.cli.TemporaryFiles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkPlan;

/**
 * What a demo has open: its folder, and the network once it is founded. It is ended once, by the command or by Ctrl-C, whichever
 * is first: the nodes' database servers are processes that do not go with this one.
 */
final class OpenDemo implements AutoCloseable {
    private final Workspace workspace;
    private Optional<EmbeddedNetwork> network = Optional.empty();
    private boolean ended;
    private volatile boolean interrupted;

    private OpenDemo(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * @param named where to keep what the demo makes; in a temporary folder where there is none
     */
    static OpenDemo in(@Nullable Path named) throws IOException {
        OpenDemo demo = new OpenDemo(Workspace.open(named));
        TemporaryFiles.into(demo.workspace.unpacked());
        Runtime.getRuntime().addShutdownHook(new Thread(demo::interrupt, "demo-end"));
        return demo;
    }

    Path folder() {
        return workspace.folder();
    }

    /** Whoever ends the demo meanwhile waits until the network stands: half a one cannot be ended. */
    synchronized EmbeddedNetwork found() {
        if (ended) {
            throw new IllegalStateException("the demo has ended");
        }
        EmbeddedNetwork founded = EmbeddedNetwork.found(workspace.folder(), NetworkPlan.standard());
        network = Optional.of(founded);
        return founded;
    }

    /** Whether the process is being ended from outside. */
    boolean interrupted() {
        return interrupted;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            try (workspace) {
                network.ifPresent(EmbeddedNetwork::close);
            }
        }
    }

    private void interrupt() {
        interrupted = true;
        synchronized (this) {
            if (!ended) {
                end();
            }
        }
    }

    private void end() {
        System.out.println("ending the network");
        try {
            close();
        } catch (IOException e) {
            System.err.println("stele: could not remove " + workspace.folder() + ": " + e.getMessage());
        }
    }
}
