package org.stele.ledger.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.AgreedEpoch;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Tables;

/** Which epochs a stopped chain knows to have begun, by vote or because the members agreed. For one thread. */
record Epochs(LedgerStore store, BlockExecutor executor) {
    static Epochs of(LedgerStore store, List<Rules> rules, Hash network) {
        return new Epochs(store, new BlockExecutor(new RuleBook(rules), network, store::agreedEpoch));
    }

    /** That of the block after the newest certified one, or of what the members agreed on since. */
    long newest() {
        return orAgreed(certified().map(this::after).orElse(1L));
    }

    /** Blocks without a certificate are of another epoch than those before at the very first alone. */
    private long after(Header certified) {
        return store.header(certified.height() + 1)
                .map(Header::epoch)
                .orElseGet(() -> executor.epochAfter(certified, new Tables(store)));
    }

    /** The newest in which there can be votes for blocks that members know to follow: certified, or agreed on. */
    long begun() {
        return orAgreed(certified().map(Header::epoch).orElse(1L));
    }

    private long orAgreed(long epoch) {
        return agreed().map(AgreedEpoch::epoch).filter(agreed -> agreed > epoch).orElse(epoch);
    }

    /** The newest agreement, unless the others went on without it. */
    Optional<AgreedEpoch> agreed() {
        return store.agreedEpochs().stream().filter(this::stands).max(Comparator.comparingLong(AgreedEpoch::epoch));
    }

    private boolean stands(AgreedEpoch agreed) {
        long certified = certified().map(Header::height).orElse(0L);
        boolean isAnotherCertified = certified + 1 >= agreed.height() && !isInPlace(agreed);
        boolean isOverruled = certified >= agreed.height()
                && store.header(agreed.height())
                        .filter(first -> first.epoch() < agreed.epoch())
                        .isPresent();
        return !isAnotherCertified && !isOverruled;
    }

    /** Whether the last block before that epoch is the one that was agreed on. */
    boolean isInPlace(AgreedEpoch agreed) {
        return store.header(agreed.height() - 1)
                .filter(header -> header.hash().equals(agreed.last()))
                .isPresent();
    }

    private Optional<Header> certified() {
        return store.certifiedHeight().flatMap(store::header);
    }
}
