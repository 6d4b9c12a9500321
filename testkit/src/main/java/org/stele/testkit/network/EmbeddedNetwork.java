package org.stele.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stele.crypto.Bytes;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.OrderingException;

/**
 * A network whose nodes run in this process, each with its own port, ledger, vault, database and keys. All that it keeps lies
 * in one folder, where it can be opened again.
 */
public final class EmbeddedNetwork implements AutoCloseable {
    private final NetworkDirectory directory;
    private final Genesis genesis;
    private final EmbeddedOrdering ordering;
    private final InProcessVotes votes;
    private final InProcessBlocks blocks;
    private final List<Member> members;

    private EmbeddedNetwork(
            NetworkDirectory directory,
            Genesis genesis,
            EmbeddedOrdering ordering,
            InProcessVotes votes,
            InProcessBlocks blocks,
            List<Member> members) {
        this.directory = directory;
        this.genesis = genesis;
        this.ordering = ordering;
        this.votes = votes;
        this.blocks = blocks;
        this.members = new CopyOnWriteArrayList<>(members);
    }

    /** Opens the network in {@code folder}, or founds the standard one where there is none, and starts all its nodes. */
    public static EmbeddedNetwork openOrFound(Path folder) {
        return new NetworkDirectory(folder).labels().isEmpty() ? found(folder, NetworkPlan.standard()) : open(folder);
    }

    /** Founds a network in {@code folder}, which holds none yet, and starts all its nodes. */
    public static EmbeddedNetwork found(Path folder, NetworkPlan plan) {
        NetworkDirectory directory = new NetworkDirectory(folder);
        if (!directory.labels().isEmpty()) {
            throw new IllegalArgumentException(folder + " holds a network already: open it, or take another folder");
        }
        try {
            new Founding(directory).found(plan);
            return open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("no network can be founded in " + folder, e);
        }
    }

    /** Opens the network in {@code folder} and starts all its nodes. */
    public static EmbeddedNetwork open(Path folder) {
        NetworkDirectory directory = new NetworkDirectory(folder);
        try {
            Genesis genesis = Genesis.parse(Bytes.wrap(Files.readAllBytes(directory.genesis())));
            new NodeFiles(directory).write(new Places(directory, genesis).today());
            return start(directory, genesis, EmbeddedOrdering.open(directory.ordering()));
        } catch (IOException e) {
            throw new UncheckedIOException("no network can be opened in " + folder, e);
        } catch (OrderingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static EmbeddedNetwork start(NetworkDirectory directory, Genesis genesis, EmbeddedOrdering ordering) {
        InProcessVotes votes = new InProcessVotes();
        InProcessBlocks blocks = new InProcessBlocks();
        List<Member> members = directory.labels().stream()
                .map(label -> new Member(label, directory.node(label), ordering, votes, blocks))
                .toList();
        EmbeddedNetwork network = new EmbeddedNetwork(directory, genesis, ordering, votes, blocks, members);
        try {
            Together.forAll(members, Member::start);
            return network;
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            network.close();
            throw e;
        }
    }

    /** Takes in a node that was set up in a folder of its own; it is not started. */
    public Member add(String label, Path node) {
        Member member = new Member(label, node, ordering, votes, blocks);
        members.add(member);
        return member;
    }

    public NetworkDirectory directory() {
        return directory;
    }

    public Genesis genesis() {
        return genesis;
    }

    public List<Member> members() {
        return new ArrayList<>(members);
    }

    /**
     * The member of this label.
     *
     * @throws IllegalArgumentException where there is none of this label
     */
    public Member member(String label) {
        return members.stream()
                .filter(member -> member.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member is called " + label));
    }

    /** Ends all nodes in order, then the ordering. */
    @Override
    public void close() {
        try {
            Together.forAll(members, Member::stop);
        } finally {
            ordering.close();
        }
    }
}
