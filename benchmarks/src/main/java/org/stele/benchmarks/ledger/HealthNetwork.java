package org.stele.benchmarks.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.Role;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.validator.ValidatorSet;

/** Ledger nodes by the rules of health care, in one process, each with a folder of its own; without vaults and HTTP. */
public final class HealthNetwork implements AutoCloseable {
    private static final Limits LIMITS = new Limits(15, 240, 14, 366, 7, 30);

    private final List<Organisation> members;
    private final Genesis genesis;
    private final EmbeddedOrdering ordering;
    private final List<LedgerNode> nodes = new ArrayList<>();

    private HealthNetwork(List<Organisation> members, Genesis genesis, EmbeddedOrdering ordering) {
        this.members = members;
        this.genesis = genesis;
        this.ordering = ordering;
    }

    /**
     * Starts a new network in an empty folder.
     *
     * @param organisations members, of which the first {@code nodes} run a node and vote
     */
    public static HealthNetwork open(Path directory, int organisations, int nodes, LedgerLimits limits)
            throws OrderingException {
        List<Organisation> members =
                IntStream.range(0, organisations).mapToObj(Organisation::create).toList();
        Genesis genesis = genesis(members, nodes);
        HealthNetwork network =
                new HealthNetwork(members, genesis, EmbeddedOrdering.open(directory.resolve("ordering")));
        network.start(directory, nodes, limits);
        return network;
    }

    /** A genesis of {@code members}, of which the first {@code nodes} vote. */
    public static Genesis genesis(List<Organisation> members, int nodes) {
        List<Organisation> voters = members.subList(0, nodes);
        NetworkGenesis state = new NetworkGenesis(
                members.stream()
                        .map(member -> member.candidate(voters.contains(member)))
                        .toList(),
                LIMITS);
        ValidatorSet validators =
                new ValidatorSet(voters.stream().map(Organisation::validator).toList());
        Instant now = Instant.ofEpochMilli(InstantSource.system().millis());
        return Genesis.create("measured", now, 1, "ACCP", validators, state);
    }

    private void start(Path directory, int count, LedgerLimits limits) {
        InProcessVotes votes = new InProcessVotes();
        for (Organisation member : members.subList(0, count)) {
            nodes.add(LedgerNode.open(new LedgerSettings(
                    directory.resolve("node-" + nodes.size()),
                    genesis,
                    List.of(new HealthRules()),
                    new Role.Voter(member.id().value(), member.vote()),
                    ordering,
                    votes,
                    InstantSource.system(),
                    limits)));
        }
        nodes.forEach(node -> await(node.waitFor(1)));
    }

    public Genesis genesis() {
        return genesis;
    }

    public List<Organisation> members() {
        return members;
    }

    public List<LedgerNode> nodes() {
        return nodes;
    }

    /** Waits at most a minute for what must come. */
    public static <T> T await(CompletionStage<T> stage) {
        return await(stage, Duration.ofMinutes(1));
    }

    /** Waits for what must come. */
    public static <T> T await(CompletionStage<T> stage, Duration atMost) {
        try {
            return stage.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a node did not do what was asked: " + e, e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(LedgerNode::close);
        ordering.close();
    }
}
