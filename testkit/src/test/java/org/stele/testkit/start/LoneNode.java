package org.stele.testkit.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.contracts.network.Role;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.node.NodeServer;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.network.NetworkPlan;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;

/** A network of one hospital, whose node a test starts as it likes. */
record LoneNode(NetworkDirectory network) {
    private static final String LABEL = "hospital-a";

    /** Founds the network and stops its node. */
    static LoneNode found(Path folder) {
        MemberPlan member = MemberPlan.of(LABEL, Role.HOSPITAL);
        NetworkPlan plan = new NetworkPlan(
                "lone-network", List.of(member), NetworkPlan.standard().limits());
        try (EmbeddedNetwork founded = EmbeddedNetwork.found(folder, plan)) {
            founded.member(LABEL)
                    .node()
                    .ledger()
                    .waitFor(0)
                    .toCompletableFuture()
                    .join();
            return new LoneNode(founded.directory());
        }
    }

    NodeConfiguration configuration() {
        return ConfigurationFile.read(network.node(LABEL));
    }

    Path passphrase() {
        return network.passphrase(LABEL);
    }

    Path administration() {
        return network.administration(LABEL);
    }

    /** Who holds the organisation's administration key. */
    Holder administrator() throws IOException, WrongPassphraseException {
        String passphrase = Files.readString(passphrase()).strip();
        return WalletFile.load(administration(), passphrase.toCharArray())
                .roles()
                .getFirst()
                .holder();
    }

    Running start() throws OrderingException {
        return start(configuration());
    }

    Running start(NodeConfiguration configuration) throws OrderingException {
        return start(configuration, network.ordering());
    }

    /**
     * Starts the node on the ordering in a folder.
     *
     * @throws org.stele.node.start.NodeStartException where it does not start
     */
    static Running start(NodeConfiguration configuration, Path folder) throws OrderingException {
        EmbeddedOrdering ordering = EmbeddedOrdering.open(folder);
        try {
            return new Running(
                    NodeServer.start(configuration, ordering, new InProcessVotes(), new InProcessBlocks()), ordering);
        } catch (RuntimeException e) {
            ordering.close();
            throw e;
        }
    }

    /** A node with the ordering that it is alone on. */
    record Running(NodeServer node, EmbeddedOrdering ordering) implements AutoCloseable {
        @Override
        public void close() {
            node.close();
            ordering.close();
        }
    }
}
