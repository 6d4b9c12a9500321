package org.stele.ledger.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.ledger.execution.Consumed;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.Cell;
import org.stele.ledger.state.CellSource;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StateKey;

/**
 * The state after the newest executed block, which may not be stored yet: what waits to be stored, over a cache of what was
 * used lately, over the store. For the executing thread alone, but for {@link #stored}.
 */
final class HeadState implements CellSource, Consumed {
    private static final int CACHED = 100_000;

    private record Waiting(long height, Map<StateKey, Cell> after, Set<Hash> consumed) {}

    private final LedgerStore store;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<StateKey, Cell> cache = new Cache();
    private SparseMerkleTree tree;
    private volatile long storedHeight;

    HeadState(LedgerStore store, long storedHeight, SparseMerkleTree tree) {
        this.store = store;
        this.tree = tree;
        this.storedHeight = storedHeight;
    }

    @Override
    public Cell cell(StateKey key) {
        Cell known = cache.get(key);
        if (known != null) {
            return known;
        }
        // the tree is in memory and knows what is not there, which is what most look-ups are for
        return tree.get(key.hash()).isEmpty() ? Cell.ABSENT : read(key);
    }

    @Override
    public boolean contains(Hash transaction) {
        for (Waiting block : waiting) {
            if (block.consumed().contains(transaction)) {
                return true;
            }
        }
        return store.location(transaction).filter(place -> place.isConsumed()).isPresent();
    }

    /** Makes {@code block} the newest. */
    void add(ExecutedBlock block) {
        while (!waiting.isEmpty() && waiting.peekFirst().height() <= storedHeight) {
            waiting.removeFirst();
        }
        Set<Hash> consumed = HashSet.newHashSet(block.outcomes().size());
        block.outcomes().stream()
                .filter(ExecutedBlock.Outcome::isConsumed)
                .forEach(outcome -> consumed.add(outcome.receipt().transaction()));
        waiting.addLast(new Waiting(block.header().height(), block.changes().after(), consumed));
        // what was never read, such as new records, is not worth remembering
        block.changes().after().forEach((key, cell) -> cache.computeIfPresent(key, (_, _) -> cell));
        tree = block.tree();
    }

    /** Says that a block is stored; from any thread. */
    void stored(long height) {
        storedHeight = height;
    }

    private Cell read(StateKey key) {
        Cell cell = newestWaiting(key).orElseGet(() -> store.cell(key));
        cache.put(key, cell);
        return cell;
    }

    private Optional<Cell> newestWaiting(StateKey key) {
        for (Waiting block : (Iterable<Waiting>) waiting::descendingIterator) {
            Cell cell = block.after().get(key);
            if (cell != null) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private static final class Cache extends LinkedHashMap<StateKey, Cell> {
        private static final long serialVersionUID = 1L;

        Cache() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<StateKey, Cell> eldest) {
            return size() > CACHED;
        }
    }
}
