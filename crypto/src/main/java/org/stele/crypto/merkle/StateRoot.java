package org.stele.crypto.merkle;

import java.nio.ByteBuffer;
import org.stele.crypto.Hash;

/**
 * What a header says of the whole state. Its hash is {@code SHA256(0x02 ‖ u8 version ‖ u64 height ‖ u64 count ‖ root)}, numbers
 * most significant byte first.
 *
 * @param version of the state's hash rule, 0 to 255
 * @param height of the block after which this is the state, from 0
 * @param count how many entries the tree has, from 0
 * @param root of the {@link SparseMerkleTree}; 32 zero bytes where it is empty
 */
public record StateRoot(int version, long height, long count, Hash root) {
    /** The version of the rule that {@link SparseMerkleTree} follows. */
    public static final int CURRENT = 1;

    public StateRoot {
        if (version < 0 || version > 255 || height < 0 || count < 0) {
            throw new IllegalArgumentException("a state's version is 0 to 255, its height and count are not negative");
        }
    }

    /** The root of {@code tree} as the state after block {@code height}. */
    public static StateRoot of(long height, SparseMerkleTree tree) {
        return new StateRoot(CURRENT, height, tree.size(), tree.rootHash());
    }

    public Hash hash() {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 8 + 8 + Hash.LENGTH);
        bytes.put((byte) 2).put((byte) version).putLong(height).putLong(count).put(root.unsafeArray());
        return Hash.of(bytes.array());
    }
}
