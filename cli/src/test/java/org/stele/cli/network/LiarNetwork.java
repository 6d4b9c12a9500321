package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.stele.cli.network.liar.Lie;
import org.stele.cli.network.liar.Orders;
import org.stele.crypto.RandomId;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Seen;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.History;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/** Four processes of which one can be told to lie; clients at the three honest ones write and read all the time. */
final class LiarNetwork implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Each of them gives it about an even chance. */
    private static final int ELECTIONS = 12;

    private final History history = new History();
    private final NodeStatusReader reader = new NodeStatusReader();
    private final List<Client> clients = new ArrayList<>();
    private final Rehearsal rehearsal;
    private final NodeProcess liar;
    private final List<NodeProcess> honest;
    private final Orders orders;

    private LiarNetwork(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.liar = rehearsal.askedFirst();
        this.honest = rehearsal.network().nodes().stream()
                .filter(node -> !node.equals(liar))
                .toList();
        this.orders = Orders.in(liar.configuration().directory().root());
    }

    static LiarNetwork found(Path folder) throws IOException {
        return new LiarNetwork(Rehearsal.foundWithLiar(folder));
    }

    void up() throws Exception {
        rehearsal.network().up(ProcessNetwork.PATIENCE);
        clients.addAll(rehearsal.clients(history, honest));
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    NodeProcess liar() {
        return liar;
    }

    List<NodeProcess> honest() {
        return honest;
    }

    /** The honest but one. */
    List<NodeProcess> othersThan(NodeProcess one) {
        return honest.stream().filter(node -> !node.equals(one)).toList();
    }

    void tell(Lie lie, NodeProcess... victims) throws IOException {
        RandomId[] organisations = new RandomId[victims.length];
        for (int i = 0; i < victims.length; i++) {
            organisations[i] = victims[i].organisation().value();
        }
        orders.tell(lie, organisations);
    }

    void theTruthIsToldAndAllGoOn() throws Exception {
        orders.tellTheTruth();
        goOn(honest);
        nothingIsContradicted();
    }

    /** The clients at these nodes are told that what they write is final. */
    void goOn(List<NodeProcess> nodes) throws Exception {
        history.awaitWrites(PATIENCE, nodes.stream().map(NodeProcess::label).toList());
    }

    /** Whether nobody is told of another write all this time. */
    boolean standsStill(Duration time) throws InterruptedException {
        int known = history.acknowledged().size();
        try {
            history.await(time, () -> history.acknowledged().size() > known);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    /** Whoever else leads is killed, and started again when another does, until the liar is the one. */
    void liarLeads() throws Exception {
        goOn(honest);
        for (int elections = 0; !rehearsal.leader().equals(liar); elections++) {
            assertThat(elections).isLessThan(ELECTIONS);
            NodeProcess leader = rehearsal.leader();
            leader.kill();
            goOn(othersThan(leader));
            leader.start();
            leader.awaitReady(ProcessNetwork.PATIENCE);
            goOn(honest);
        }
    }

    NetworkStatus status(NodeProcess node) throws IOException {
        return reader.ask(node.address());
    }

    /** Looks again after each write that becomes final meanwhile. */
    void untilAll(List<NodeProcess> nodes, Predicate<NetworkStatus> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (NodeProcess node : nodes) {
            while (!condition.test(status(node))) {
                assertThat(System.nanoTime()).as("%s of %s", status(node), node).isLessThan(end);
                int known = history.acknowledged().size();
                history.await(PATIENCE, () -> history.acknowledged().size() > known);
            }
        }
    }

    static Seen seen(NetworkStatus status, NodeProcess node) {
        return status.members().stream()
                .filter(member -> member.organisation().equals(node.organisation()))
                .findFirst()
                .orElseThrow();
    }

    void nothingIsContradicted() {
        assertThat(Contradictions.in(history)).isEmpty();
    }

    /** Ends clients and honest nodes, and looks at what those have stored. */
    void nothingIsLostAndNothingForked() throws Exception {
        clients.forEach(Client::close);
        StoredChains.requireOneOrder(rehearsal, honest, history);
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        rehearsal.network().down();
    }
}
