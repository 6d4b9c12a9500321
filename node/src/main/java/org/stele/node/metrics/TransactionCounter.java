package org.stele.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.stele.ledger.BlockListener;
import org.stele.ledger.certificate.CertifiedBlock;

/** Counts final transactions by how they ended. */
public final class TransactionCounter implements BlockListener {
    private final MeterRegistry registry;

    public TransactionCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onBlock(CertifiedBlock block) {
        for (CertifiedBlock.ExecutedTransaction executed : block.transactions()) {
            registry.counter(
                            "stele.transactions",
                            "code",
                            executed.receipt().code().value())
                    .increment();
        }
    }
}
