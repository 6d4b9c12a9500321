package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.state.LedgerStore;

/** Answers others from the own store. Safe for many threads. */
final class BlockServer implements BlockPeer {
    private final LedgerStore store;
    private final CertifiedHeight certified;

    BlockServer(LedgerStore store, CertifiedHeight certified) {
        this.store = store;
        this.certified = certified;
    }

    @Override
    public List<OrderedBlock> blocks(long height, int limit, int bytes) {
        List<OrderedBlock> blocks = new ArrayList<>();
        long end = Math.min(certified.get(), height + Math.clamp(limit, 1, MOST_BLOCKS) - 1);
        long left = Math.clamp(bytes, 1, MOST_BYTES);
        for (long at = Math.max(0, height); at <= end; at++) {
            Optional<OrderedBlock> block = block(at);
            if (block.isEmpty() || (!blocks.isEmpty() && block.get().entry().length() > left)) {
                return blocks;
            }
            left -= block.get().entry().length();
            blocks.add(block.get());
        }
        return blocks;
    }

    private Optional<OrderedBlock> block(long height) {
        return store.certifiedHeader(height)
                .flatMap(certifiedHeader ->
                        store.block(height).map(block -> new OrderedBlock(certifiedHeader, block.entry())));
    }
}
