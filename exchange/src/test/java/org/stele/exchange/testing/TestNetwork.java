package org.stele.exchange.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.ledger.BlockListener;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.Role;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.validator.ValidatorSet;

/** Two hospitals, an insurer and a board, each with a ledger node that votes and a vault of its own. */
public final class TestNetwork implements AutoCloseable {
    private final TestClock clock = new TestClock();
    private final TestMember hospitalA = new TestMember("a.example", org.stele.contracts.network.Role.HOSPITAL);
    private final TestMember hospitalB = new TestMember("b.example", org.stele.contracts.network.Role.HOSPITAL);
    private final TestMember insurer = new TestMember("insurer.example", org.stele.contracts.network.Role.INSURER);
    private final TestMember board = new TestMember("board.example", org.stele.contracts.network.Role.BOARD);
    private final List<TestMember> members = List.of(hospitalA, hospitalB, insurer, board);
    private final Map<OrganisationId, LedgerNode> nodes = new HashMap<>();
    private final TestWires wires;
    private final Genesis genesis;
    private final EmbeddedOrdering ordering;
    private final InProcessVotes votes = new InProcessVotes();
    private final Path directory;
    private final LedgerLimits limits;

    private TestNetwork(Path directory, LedgerLimits limits) throws OrderingException {
        this.directory = directory;
        this.limits = limits;
        Map<OrganisationId, TestMember> byId = new HashMap<>();
        members.forEach(member -> byId.put(member.id(), member));
        this.wires = new TestWires(byId);
        this.genesis = write();
        this.ordering = EmbeddedOrdering.open(directory.resolve("ordering"));
        openNodes();
        members.forEach(this::start);
    }

    public static TestNetwork open() {
        return open(LedgerLimits.standard());
    }

    /** Where it shows soon that nothing becomes final. */
    public static TestNetwork openImpatient() {
        return open(LedgerLimits.standard().withStandstill(Duration.ofSeconds(4)));
    }

    private static TestNetwork open(LedgerLimits limits) {
        try {
            return new TestNetwork(
                    Files.createTempDirectory("stele-exchange-test"), limits.withTick(Duration.ofMillis(200)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrderingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Genesis write() {
        NetworkGenesis state = new NetworkGenesis(
                members.stream().map(TestMember::candidate).toList(), new Limits(15, 240, 14, 366, 7, 30));
        ValidatorSet validators =
                new ValidatorSet(members.stream().map(TestMember::validator).toList());
        return Genesis.create("tested", clock.instant(), 1, "ACCP", validators, state);
    }

    private void openNodes() {
        members.forEach(this::openNode);
        nodes.values().forEach(node -> await(node.waitFor(1)));
    }

    private void openNode(TestMember member) {
        LedgerSettings settings = new LedgerSettings(
                directory.resolve("node-" + members.indexOf(member)),
                genesis,
                List.of(new HealthRules()),
                new Role.Voter(member.id().value(), member.voteKey()),
                ordering,
                votes,
                clock,
                limits);
        nodes.put(member.id(), LedgerNode.open(settings));
    }

    private void start(TestMember member) {
        member.start(node(member), wires.from(member.id()), clock);
    }

    /** Starts a member again, after it was killed or as it is. */
    public void restart(TestMember member) {
        member.stop();
        start(member);
    }

    /** Copies a member's vault. */
    public String backup(TestMember member) {
        member.stop();
        String backup = member.backup();
        start(member);
        return backup;
    }

    /** Puts a copy in the place of a member's vault. */
    public void restore(TestMember member, String backup) {
        member.stop();
        member.restore(backup);
        start(member);
    }

    /** Puts all clocks forward, and waits until the ledger has followed. */
    public void pass(Duration time) {
        clock.advance(time);
        java.time.Instant wanted = clock.instant().minusSeconds(5);
        LedgerNode node = node(hospitalA);
        while (node.certified().time().isBefore(wanted)) {
            await(node.waitFor(node.certified().height() + 1));
        }
        long height = node.certified().height();
        nodes.values().forEach(other -> await(other.waitFor(height)));
    }

    /** Two of four nodes are gone: nothing is certified any more. */
    public void loseQuorum() {
        node(insurer).kill();
        node(board).kill();
    }

    /** Returns when the others' ledgers have noticed. */
    public void awaitStandstill() {
        while (!node(hospitalA).isStill() || !node(hospitalB).isStill()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** They are back, and what they voted for before counts. */
    public void regainQuorum() {
        for (TestMember member : List.of(insurer, board)) {
            member.stop();
            openNode(member);
            start(member);
        }
    }

    public TestMember a() {
        return hospitalA;
    }

    public TestMember b() {
        return hospitalB;
    }

    public TestMember insurer() {
        return insurer;
    }

    public TestMember board() {
        return board;
    }

    public TestClock clock() {
        return clock;
    }

    public TestWires wires() {
        return wires;
    }

    public Genesis genesis() {
        return genesis;
    }

    public ProofVerifier verifier() {
        return new ProofVerifier(genesis);
    }

    public CertifiedState state(TestMember member) {
        return node(member).certified();
    }

    /** Takes a transaction to its end at a member's node, and waits until every node has it. */
    public FinalReceipt submit(TestMember at, Envelope envelope) {
        FinalReceipt receipt = await(node(at).submit(envelope));
        nodes.values().forEach(node -> await(node.waitFor(receipt.height())));
        return receipt;
    }

    /** Waits until every node has what any of them has. */
    public void catchUp() {
        long newest = nodes.values().stream()
                .mapToLong(node -> node.certified().height())
                .max()
                .orElseThrow();
        nodes.values().forEach(node -> await(node.waitFor(newest)));
    }

    /** How many transactions an organisation has on the ledger, after a height, that register subjects. */
    public long registrations(OrganisationId organisation, long after) {
        LedgerNode node = node(hospitalA);
        long last = node.certified().height();
        AtomicLong found = new AtomicLong();
        CompletableFuture<Long> done = new CompletableFuture<>();
        BlockListener counting = block -> {
            found.addAndGet(block.transactions().stream()
                    .filter(executed ->
                            executed.transaction().payload().author().equals(organisation.author()))
                    .filter(executed -> executed.transaction().command() instanceof IdentityCommand.Register)
                    .count());
            if (block.header().height() >= last) {
                done.complete(found.get());
            }
        };
        if (after >= last) {
            return 0;
        }
        try (Subscription _ = node.listen(after, counting)) {
            return await(done);
        }
    }

    public TestHospital hospitalA() {
        return new TestHospital(this, hospitalA);
    }

    public TestHospital hospitalB() {
        return new TestHospital(this, hospitalB);
    }

    private LedgerNode node(TestMember member) {
        return java.util.Objects.requireNonNull(nodes.get(member.id()));
    }

    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        members.forEach(TestMember::stop);
        nodes.values().forEach(LedgerNode::close);
        ordering.close();
        delete(directory);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
