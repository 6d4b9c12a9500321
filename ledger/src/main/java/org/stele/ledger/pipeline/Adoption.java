package org.stele.ledger.pipeline;

import java.util.Optional;
import org.stele.ledger.Observation;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Takes others' certified blocks into the chain, each checked as if its sender lied: the certificate by the validators in force
 * here, and all of the header by executing the entry. For one thread, and only while no line runs.
 */
final class Adoption {
    private final Line.Tools tools;
    private final BlockExecutor executor;
    private final RollBack rollBack;

    Adoption(Line.Tools tools, RollBack rollBack) {
        this.tools = tools;
        this.executor = tools.executor();
        this.rollBack = rollBack;
    }

    /** The newest stored block. */
    Newest newest() {
        return tools.newest().get();
    }

    /** The newest certified height. */
    long certified() {
        return tools.certified().get();
    }

    /**
     * Takes one block.
     *
     * @param height at which it was asked for: the next after the certified ones, when it was
     * @throws FalseBlockException where it is not what a quorum certified
     */
    void take(OrderedBlock block, long height) throws FalseBlockException, InterruptedException {
        Header theirs = block.certifiedHeader().header();
        Optional<StoredVersion> own = tools.certification().uncertified(height);
        if (own.isEmpty() && tools.certified().get() >= height) {
            // it became certified here by votes, while it was on its way
            require(tools.store().header(height).equals(Optional.of(theirs)), height);
            return;
        }
        ValidatorSet validators = own.map(stored -> stored.block().validators()).orElseGet(() -> newest().validators());
        require(theirs.height() == height, height);
        require(block.certifiedHeader().certificate().certifies(tools.network(), theirs, validators), height);
        if (own.isPresent() && own.get().block().header().equals(theirs)) {
            tools.certification().adopt(block.certifiedHeader());
            return;
        }
        if (own.isPresent()) {
            tools.newest().set(rollBack.run(own.get().block().header(), theirs));
        }
        execute(block, newest());
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
        Parent parent = new Parent(from.header(), from.version().tree(), head, from.validators(), head);
        // its epoch is the quorum's word: the members may have agreed on one outside of the ledger
        ExecutedBlock executed = executor.execute(parent, entry, header.epoch());
        if (!executed.header().equals(header)) {
            throw new FalseBlockException(
                    header.height(),
                    Observation.Kind.OTHER_ENTRY,
                    "its entry does not come to what a quorum certified");
        }
        store(executed, block.certifiedHeader(), entry);
    }

    private void store(ExecutedBlock block, CertifiedHeader certified, CheckedEntry entry) {
        StateVersion version = newest().version()
                .followedBy(block.header(), block.tree(), block.changes().before());
        tools.store().write(BlockWrites.of(block, Optional.empty(), Optional.of(certified.certificate())));
        tools.certification()
                .stored(new StoredVersion(block, version), Optional.empty(), Optional.of(certified.certificate()));
        tools.proposer().executed(entry);
        tools.newest().set(new Newest(version, block.nextValidators()));
    }
}
