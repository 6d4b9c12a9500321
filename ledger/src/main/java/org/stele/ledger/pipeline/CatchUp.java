package org.stele.ledger.pipeline;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Observation;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Brings the chain forward by other members' certified blocks, each checked as if its sender lied: the certificate by the
 * validators in force here, and all of the header by executing the entry. For one thread, and only while no line runs.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int BLOCKS = 64;
    private static final int BYTES = 8 * 1024 * 1024;

    private final Line.Tools tools;
    private final BlockExecutor executor;
    private final RandomId self;
    private final BlockExchange exchange;
    private final RollBack rollBack;
    private final Observations observations;
    /** Who sent an entry for the next block that does not come to what a quorum certified. */
    private final Set<RandomId> differing = new HashSet<>();

    private volatile Newest newest;

    CatchUp(
            Newest newest,
            Line.Tools tools,
            RandomId self,
            BlockExchange exchange,
            RollBack rollBack,
            Observations observations) {
        this.newest = newest;
        this.tools = tools;
        this.executor = new BlockExecutor(tools.book(), tools.network());
        this.self = self;
        this.exchange = exchange;
        this.rollBack = rollBack;
        this.observations = observations;
    }

    /** The newest stored block. */
    Newest newest() {
        return newest;
    }

    /** Says where a line came to. */
    void goOnFrom(Newest stored) {
        newest = stored;
    }

    /**
     * Goes on for as long as any member has more; {@link #newest} says where that led, also where it ended early. Whoever does
     * not answer, or lies, is not asked again by this run, and so cannot hold it up twice.
     */
    void run() throws InterruptedException {
        Set<RandomId> passedOver = new HashSet<>(Set.of(self));
        long before;
        do {
            before = tools.certified().get();
            for (Validator member : newest.validators().validators()) {
                if (!passedOver.contains(member.organisation()) && !answers(member.organisation())) {
                    passedOver.add(member.organisation());
                }
            }
        } while (tools.certified().get() > before);
    }

    private boolean answers(RandomId member) throws InterruptedException {
        try {
            long next = tools.certified().get() + 1;
            for (OrderedBlock block : exchange.peer(member).blocks(next, BLOCKS, BYTES)) {
                take(block, next++);
                differing.clear();
            }
            return true;
        } catch (PeerUnreachableException e) {
            LOG.debug("no blocks from {}: {}", member, e.getMessage());
        } catch (FalseBlockException e) {
            LOG.warn("{} sent a false block: {}", member, e.getMessage());
            observations.add(new Observation(member, e.height(), e.kind()));
            if (e.kind() == Observation.Kind.OTHER_ENTRY && differing.add(member)) {
                requireSound(newest.validators(), e);
            }
        }
        return false;
    }

    private void take(OrderedBlock block, long height) throws FalseBlockException, InterruptedException {
        Header theirs = block.certifiedHeader().header();
        Optional<StoredVersion> own = tools.certification().uncertified(height);
        if (own.isEmpty() && tools.certified().get() >= height) {
            // it became certified here by votes, while it was on its way
            require(tools.store().header(height).equals(Optional.of(theirs)), height);
            return;
        }
        ValidatorSet validators = own.map(stored -> stored.block().validators()).orElseGet(newest::validators);
        require(theirs.height() == height, height);
        require(block.certifiedHeader().certificate().certifies(tools.network(), theirs, validators), height);
        if (own.isPresent() && own.get().block().header().equals(theirs)) {
            tools.certification().adopt(block.certifiedHeader());
            return;
        }
        if (own.isPresent()) {
            newest = rollBack.run(own.get().block().header(), theirs);
        }
        execute(block, newest);
    }

    private static void require(boolean holds, long height) throws FalseBlockException {
        if (!holds) {
            throw new FalseBlockException(height, Observation.Kind.FORGED_CERTIFICATE, "its certificate does not hold");
        }
    }

    private void execute(OrderedBlock block, Newest from) throws FalseBlockException, InterruptedException {
        Header header = block.certifiedHeader().header();
        CheckedEntry entry = tools.checker()
                .check(
                        new OrderedEntry(header.position(), block.entry()),
                        tools.book().edition(from.header().rules()).types());
        HeadState head = new HeadState(
                tools.store(), from.header().height(), from.version().tree());
        ExecutedBlock executed = executor.execute(
                new Parent(from.header(), from.version().tree(), head, from.validators(), head), entry);
        if (!executed.header().equals(header)) {
            throw new FalseBlockException(
                    header.height(),
                    Observation.Kind.OTHER_ENTRY,
                    "its entry does not come to what a quorum certified");
        }
        store(executed, block.certifiedHeader(), entry);
    }

    private void store(ExecutedBlock block, CertifiedHeader certified, CheckedEntry entry) {
        StateVersion version = newest.version()
                .followedBy(block.header(), block.tree(), block.changes().before());
        tools.store().write(BlockWrites.of(block, Optional.empty(), Optional.of(certified.certificate())));
        tools.certification()
                .stored(new StoredVersion(block, version), Optional.empty(), Optional.of(certified.certificate()));
        tools.proposer().executed(entry);
        newest = new Newest(version, block.nextValidators());
    }

    /** More members than may lie send what comes to something else here: then it is this node that computes wrongly. */
    private void requireSound(ValidatorSet validators, FalseBlockException e) {
        if (differing.size() > validators.tolerated()) {
            throw new LedgerStoppedException(
                    Reason.OTHER_RESULT,
                    "this node is faulty: it comes to another result than a quorum certified of block " + e.height()
                            + ", as " + differing.size()
                            + " members sent it: run fsck, check the release in use, and restore from another member's copy",
                    e);
        }
    }
}
