package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.state.LedgerStore;

/**
 * Keeps evidence: of each member and kind the first {@value #EACH}, since one convicts, and who lies at every height would
 * otherwise have this node write as often. Safe for many threads.
 */
final class Convictions implements Consumer<Evidence> {
    static final int EACH = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Convictions.class);

    private final LedgerStore store;
    private final List<Conviction> kept;

    Convictions(LedgerStore store) {
        this.store = store;
        this.kept =
                new ArrayList<>(store.evidence().stream().map(Conviction::of).toList());
    }

    @Override
    public synchronized void accept(Evidence evidence) {
        Conviction conviction = Conviction.of(evidence);
        if (kept.stream().filter(conviction::isLike).count() < EACH && !kept.contains(conviction)) {
            store.write(evidence);
            kept.add(conviction);
            LOG.warn("{}: the evidence is kept", words(evidence));
        }
    }

    /** By height. */
    synchronized List<Conviction> all() {
        return kept.stream()
                .sorted(Comparator.comparingLong(Conviction::height))
                .toList();
    }

    private static String words(Evidence evidence) {
        return switch (evidence) {
            case Evidence.TwoHeaders two -> two.organisation() + " voted for two headers at height " + two.height();
            case Evidence.OtherResult other ->
                other.organisation() + " voted for another result of block " + other.height()
                        + " than a quorum certified of the same entry";
            case Evidence.InvalidBatch invalid ->
                invalid.organisation() + " signed a batch that holds no transactions, ordered for height "
                        + invalid.height();
        };
    }
}
