package org.stele.node;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.log.NodeLog;
import org.stele.node.log.NodeScope;
import org.stele.node.start.NodeStartException;
import org.stele.node.start.RunningNode;
import org.stele.node.start.Startup;

/** One organisation's node, running. */
public final class NodeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeServer.class);

    private final NodeConfiguration configuration;
    private final RunningNode node;
    private final NodeLog log;

    private NodeServer(NodeConfiguration configuration, RunningNode node, NodeLog log) {
        this.configuration = configuration;
        this.node = node;
        this.log = log;
    }

    /**
     * Starts a node as its configuration says, joined to the others over the network. It answers as soon as this returns; what
     * needs the ledger waits until a quorum of the members is up.
     *
     * @throws NodeStartException where it does not start; the message says what to do
     */
    public static NodeServer start(NodeConfiguration configuration) {
        return start(configuration, Startup.alone(configuration));
    }

    /**
     * Starts a node. It answers as soon as this returns; what needs the ledger waits until a quorum of the members is up.
     *
     * @param ordering shared by the members; stays its owner's, as {@code votes} and {@code blocks} do
     * @throws NodeStartException where it does not start; the message says what to do
     */
    public static NodeServer start(
            NodeConfiguration configuration, Ordering ordering, VoteExchange votes, BlockExchange blocks) {
        return start(configuration, Startup.among(configuration, ordering, votes, blocks));
    }

    private static NodeServer start(NodeConfiguration configuration, Startup startup) {
        try (NodeScope _ = NodeScope.open(configuration.directory().root())) {
            NodeLog log = NodeLog.attach(
                    configuration.directory().root(), configuration.directory().logs(), configuration.log());
            try {
                RunningNode node = startup.run();
                LOG.info("serving at {}:{}", configuration.http().address(), node.port());
                return new NodeServer(configuration, node, log);
            } catch (RuntimeException e) { // whatever it was: the operator finds it in the log
                LOG.error("the node does not start", e);
                log.close();
                throw e;
            }
        }
    }

    public OrganisationId organisation() {
        return configuration.organisation();
    }

    public int port() {
        return node.port();
    }

    /** Where this process reaches it. */
    public URI address() {
        return URI.create("http://" + configuration.http().address() + ":" + port());
    }

    /** The node's own copy of the chain, for tests, benchmarks and tools in this process. */
    public Ledger ledger() {
        return node.ledger();
    }

    /** Answers what is being asked, for some seconds, then closes everything in order. */
    @Override
    public void close() {
        try (NodeScope _ = NodeScope.open(configuration.directory().root())) {
            node.close();
            LOG.info("ended");
        } finally {
            log.close();
        }
    }

    /** Ends as a killed process would: connections cut, nothing finished, flushed or sealed. For tests. */
    public void kill() {
        try (NodeScope _ = NodeScope.open(configuration.directory().root())) {
            node.kill();
        } finally {
            log.close();
        }
    }
}
