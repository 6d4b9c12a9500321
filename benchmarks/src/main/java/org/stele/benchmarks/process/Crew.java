package org.stele.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.testkit.network.Ports;

/** All processes of the measured network. */
final class Crew implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 1_024;

    private final List<NodeProcess> processes = new ArrayList<>();

    private Crew() {}

    /** Starts {@code nodes} processes in folders below {@code directory}, and waits until they certify blocks. */
    static Crew start(Path directory, int nodes, int organisations) throws IOException {
        List<Organisation> members =
                IntStream.range(0, organisations).mapToObj(Organisation::create).toList();
        Genesis genesis = HealthNetwork.genesis(members, nodes);
        List<NodePlan.Place> places = places(members.subList(0, nodes));
        Crew crew = new Crew();
        try {
            for (int i = 0; i < nodes; i++) {
                Path own = Files.createDirectories(directory.resolve("node-" + i));
                NodePlan plan = plan(genesis, i, places, members);
                crew.processes.add(NodeProcess.start(plan, own, HEAP_MEGABYTES));
            }
            crew.all(new Order.Ready(), Object.class);
            return crew;
        } catch (IOException e) {
            crew.close();
            throw e;
        }
    }

    private static NodePlan plan(Genesis genesis, int own, List<NodePlan.Place> places, List<Organisation> members) {
        Organisation member = members.get(own);
        List<NodePlan.Seed> signers = IntStream.iterate(own, i -> i < members.size(), i -> i + places.size())
                .mapToObj(members::get)
                .map(each -> new NodePlan.Seed(
                        each.id().value(), Bytes.wrap(each.transactions().seed())))
                .toList();
        return new NodePlan(
                genesis.document(),
                own,
                places,
                Bytes.wrap(member.vote().seed()),
                member.tls().privateBytes(),
                member.tls().publicBytes(),
                signers);
    }

    private static List<NodePlan.Place> places(List<Organisation> members) {
        List<Integer> ports = Ports.free(2 * members.size());
        return IntStream.range(0, members.size())
                .mapToObj(i -> new NodePlan.Place(members.get(i).id().value(), ports.get(2 * i), ports.get(2 * i + 1)))
                .toList();
    }

    int size() {
        return processes.size();
    }

    /** The answer of the first alone. */
    <T> T first(Order order, Class<T> type) throws IOException {
        processes.getFirst().tell(order);
        return processes.getFirst().answer(type);
    }

    /** The answers of all, who do it at the same time. */
    <T> List<T> all(Order order, Class<T> type) throws IOException {
        for (NodeProcess process : processes) {
            process.tell(order);
        }
        List<T> answers = new ArrayList<>();
        for (NodeProcess process : processes) {
            answers.add(process.answer(type));
        }
        return answers;
    }

    @Override
    public void close() {
        processes.parallelStream().forEach(NodeProcess::close);
    }
}
