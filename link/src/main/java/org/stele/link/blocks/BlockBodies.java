package org.stele.link.blocks;

import java.util.List;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.contract.Codec;
import org.stele.link.CborLists;

/**
 * The bodies of what is asked about certified blocks, in deterministic CBOR: see "Between nodes" in {@code docs/formats.md}.
 * Every decoder throws IllegalArgumentException for anything else.
 */
final class BlockBodies {
    /**
     * Which blocks are wanted.
     *
     * @param height of the first, at least 0
     * @param limit how many at most, 1 to {@link BlockPeer#MOST_BLOCKS}
     * @param bytes of entries at most, 1 to {@link BlockPeer#MOST_BYTES}
     */
    record Wanted(long height, int limit, int bytes) {
        static final Codec<Wanted> CODEC = Codec.of(Wanted.class);

        Wanted {
            if (height < 0 || limit < 1 || limit > BlockPeer.MOST_BLOCKS || bytes < 1 || bytes > BlockPeer.MOST_BYTES) {
                throw new IllegalArgumentException("not a range of blocks");
            }
        }
    }

    private BlockBodies() {}

    static byte[] blocks(List<OrderedBlock> blocks) {
        return CborLists.write(blocks, OrderedBlock.CODEC);
    }

    /** @param most as many as were wanted */
    static List<OrderedBlock> blocks(byte[] body, int most) {
        return CborLists.read(body, OrderedBlock.CODEC, most);
    }
}
