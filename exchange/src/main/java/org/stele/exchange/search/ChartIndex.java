package org.stele.exchange.search;

import java.util.List;
import java.util.function.Predicate;
import org.stele.vault.segment.Facts;

/**
 * What the encrypted index has of one chart, as of one moment, less what the patient keeps back and what does not stand by the
 * ledger. What is kept back is nowhere in it, so that nothing can be learned by asking around it. For one thread.
 */
public interface ChartIndex {
    /** The present versions that are wanted, one of each resource, oldest first. */
    List<ChartEntry> where(Predicate<Facts> wanted);

    /** All versions of those resources that are wanted and have a present one, oldest first. */
    List<ChartEntry> versions(Predicate<Facts> wanted);
}
