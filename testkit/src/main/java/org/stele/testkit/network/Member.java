package org.stele.testkit.network;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.node.NodeServer;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;

/** One organisation of a network, with its node running or not. */
public final class Member {
    private final String label;
    private final NodeConfiguration configuration;
    private final Ordering ordering;
    private final VoteExchange votes;
    private final BlockExchange blocks;
    private @Nullable NodeServer node;

    Member(String label, Path directory, Ordering ordering, VoteExchange votes, BlockExchange blocks) {
        this.label = label;
        this.configuration = ConfigurationFile.read(directory);
        this.ordering = ordering;
        this.votes = votes;
        this.blocks = blocks;
    }

    public String label() {
        return label;
    }

    public OrganisationId organisation() {
        return configuration.organisation();
    }

    /** Its node's, the same whenever it is started again. */
    public URI address() {
        return URI.create("http://" + configuration.http().address() + ":"
                + configuration.http().port());
    }

    public Path directory() {
        return configuration.directory().root();
    }

    /**
     * The running node.
     *
     * @throws IllegalStateException where it is not running
     */
    public synchronized NodeServer node() {
        if (node == null) {
            throw new IllegalStateException("the node of " + label + " is not running");
        }
        return node;
    }

    /** Starts it, unless it is running. */
    public synchronized void start() {
        if (node == null) {
            node = NodeServer.start(configuration, ordering, votes, blocks);
        }
    }

    /** Ends it in order, if it is running. */
    public synchronized void stop() {
        if (node != null) {
            node.close();
            node = null;
        }
    }

    /** Ends it as a killed process would, if it is running. */
    public synchronized void kill() {
        if (node != null) {
            node.kill();
            node = null;
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
