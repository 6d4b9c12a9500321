package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.Transaction;

/** Tells everyone who waits that blocks are final: the readers first, then those who wait for receipts and heights. */
final class Finality {
    private final BlockingQueue<FinalBlock> blocks = new LinkedBlockingQueue<>();
    private final Waiting waiting;
    private final Receipts receipts;
    private final Function<FinalBlock, CertifiedState> view;
    private final HeightWaiters heights = new HeightWaiters(this::newest);
    private final Listeners listeners;
    private volatile @Nullable CertifiedState newest;

    Finality(Waiting waiting, Receipts receipts, Function<FinalBlock, CertifiedState> view, Listeners listeners) {
        this.waiting = waiting;
        this.receipts = receipts;
        this.view = view;
        this.listeners = listeners;
    }

    /** Takes a block that has just become final; does not wait. */
    void add(FinalBlock block) {
        blocks.add(block);
    }

    void step() throws InterruptedException {
        publish(blocks.take());
    }

    Optional<CertifiedState> newest() {
        return Optional.ofNullable(newest);
    }

    CompletionStage<CertifiedState> waitFor(long height) {
        return heights.waitFor(height);
    }

    CompletionStage<CertifiedState> waitFor(long height, Duration patience) {
        return heights.waitFor(height, patience);
    }

    /** Waits until {@code height} is what readers see, and all who waited for it are told; or until the node stops. */
    void await(long height) throws InterruptedException {
        try {
            waitFor(height).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new InterruptedException("the node stopped");
        }
    }

    void failAll(Throwable reason) {
        heights.failAll(reason);
        waiting.failAll(reason);
    }

    /** Makes {@code block} what readers see. */
    void publish(FinalBlock block) {
        CertifiedState state = view.apply(block);
        newest = state;
        listeners.add(block);
        List<Transaction> transactions = block.stored().block().transactions();
        for (FinalReceipt receipt : block.stored().block().receipts()) {
            complete(transactions.get(receipt.index()).envelope(), receipt);
        }
        heights.wake(state);
    }

    /**
     * Where a transaction stands in the chain a second time, the first receipt counts. One that was void ends the waiting for
     * this envelope alone: the same payload beside other signatures may be executed yet.
     */
    private void complete(Envelope envelope, FinalReceipt receipt) {
        Hash transaction = receipt.transaction();
        if (!waiting.contains(transaction)) {
            return;
        }
        if (receipt.code().equals(ReceiptCodes.REPEATED)) {
            waiting.complete(transaction, receipts.consumed(transaction).orElse(receipt));
        } else if (ReceiptCodes.isConsumed(receipt.code())) {
            waiting.complete(transaction, receipt);
        } else {
            waiting.complete(envelope, receipt);
        }
    }
}
