package org.stele.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.pipeline.Pipeline;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.Envelope;

/** A member's own copy of the chain, in a folder of its own. */
public final class LedgerNode implements Ledger {
    private final Pipeline pipeline;

    private LedgerNode(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Opens the folder, which is made where absent, and starts.
     *
     * @throws LedgerStoppedException where it cannot; the message says what to do
     */
    public static LedgerNode open(LedgerSettings settings) {
        return new LedgerNode(Pipeline.open(settings));
    }

    @Override
    public Genesis genesis() {
        return pipeline.genesis();
    }

    @Override
    public CompletionStage<FinalReceipt> submit(Envelope envelope) {
        return pipeline.submit(envelope);
    }

    @Override
    public Optional<FinalReceipt> receipt(Hash transaction) {
        return pipeline.receipt(transaction);
    }

    @Override
    public CertifiedState certified() {
        return pipeline.certified();
    }

    @Override
    public CompletionStage<CertifiedState> confirmed() {
        return pipeline.confirmed();
    }

    @Override
    public CompletionStage<CertifiedState> waitFor(long height) {
        return pipeline.waitFor(height);
    }

    @Override
    public CompletionStage<CertifiedState> waitFor(long height, Duration patience) {
        return pipeline.waitFor(height, patience);
    }

    @Override
    public Subscription listen(long height, BlockListener listener) {
        return pipeline.listen(height, listener);
    }

    @Override
    public LedgerStatus status() {
        return pipeline.status();
    }

    @Override
    public boolean isStill() {
        return pipeline.isStill();
    }

    @Override
    public void checkpoint(Path directory) {
        pipeline.checkpoint(directory);
    }

    @Override
    public Rules rules(CertifiedState state) {
        return pipeline.rules(state);
    }

    @Override
    public List<Conviction> convictions() {
        return pipeline.convictions();
    }

    @Override
    public Optional<Evidence> evidence(Hash id) {
        return pipeline.evidence(id);
    }

    @Override
    public List<Observation> observations() {
        return pipeline.observations();
    }

    @Override
    public CompletionStage<LedgerStoppedException> stopped() {
        return pipeline.stopped();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** Ends as a killed process would: nothing is finished, flushed or sealed. For tests and fault injection. */
    public void kill() {
        pipeline.kill();
    }
}
