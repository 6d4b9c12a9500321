package org.stele.ledger.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Batch;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.transaction.CommandTypes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;

/** Checks ordered entries: a pure function of their bytes, spread over several threads. */
public final class EntryChecker {
    /** How many transactions one task checks: enough that handing it over costs nothing. */
    private static final int SLICE = 64;

    private final Hash network;
    private final TransactionReader reader;
    private final ExecutorService workers;

    public EntryChecker(Hash network, ExecutorService workers) {
        this.network = network;
        this.reader = new TransactionReader(network);
        this.workers = workers;
    }

    /**
     * Checks one entry.
     *
     * @param types of the rules that will probably be in force; a transaction read by others is read again
     */
    public CheckedEntry check(OrderedEntry entry, CommandTypes types) throws InterruptedException {
        try {
            Batch batch = Batch.decode(entry.content());
            if (!batch.network().equals(network)) {
                return unsound(entry, "it is of another network");
            }
            return new CheckedEntry.Sound(entry.position(), batch, readAll(batch.transactions(), types));
        } catch (IllegalArgumentException | RefusedException e) {
            return unsound(entry, String.valueOf(e.getMessage()));
        }
    }

    private static CheckedEntry unsound(OrderedEntry entry, String why) {
        Bytes content = entry.content();
        return new CheckedEntry.Unsound(entry.position(), content, why);
    }

    private List<Transaction> readAll(List<Envelope> envelopes, CommandTypes types) throws InterruptedException {
        List<Callable<List<Transaction>>> slices = new ArrayList<>();
        for (int from = 0; from < envelopes.size(); from += SLICE) {
            List<Envelope> slice = envelopes.subList(from, Math.min(envelopes.size(), from + SLICE));
            slices.add(() -> slice.stream()
                    .map(envelope -> reader.readOrdered(envelope, types))
                    .toList());
        }
        List<Transaction> all = new ArrayList<>(envelopes.size());
        for (Future<List<Transaction>> slice : workers.invokeAll(slices)) {
            all.addAll(outcome(slice));
        }
        return all;
    }

    private static List<Transaction> outcome(Future<List<Transaction>> slice) throws InterruptedException {
        try {
            return slice.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException("a transaction could not be checked", e.getCause());
        }
    }
}
