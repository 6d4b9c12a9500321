package org.stele.link.blocks;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.toy.Mutations;
import org.stele.link.Bodies;
import org.stele.link.blocks.BlockBodies.Wanted;

/** Whatever another node sends, it is read or refused with an IllegalArgumentException; what is read is written the same. */
class BlockBodiesFuzz {
    private static final Hash HASH = Hash.of(new byte[] {2});
    private static final OrderedBlock BLOCK = new OrderedBlock(
            new CertifiedHeader(
                    new Header(1, 2, 3, HASH, HASH, Instant.ofEpochMilli(4), 5, 6, HASH, HASH, HASH, HASH, HASH),
                    new Certificate(List.of(
                            new PlacedSignature(0, Bytes.of(new byte[64])),
                            new PlacedSignature(2, Bytes.of(HASH.unsafeArray()))))),
            Bytes.of(new byte[] {7, 8, 9}));

    @Provide
    Arbitrary<byte[]> blocks() {
        return Mutations.of(List.of(BlockBodies.blocks(List.of()), BlockBodies.blocks(List.of(BLOCK, BLOCK))));
    }

    @Provide
    Arbitrary<byte[]> questions() {
        return Mutations.of(List.of(Wanted.CODEC.encode(new Wanted(7, 64, 8 << 20))));
    }

    @Property
    void blocksAreReadOrRefused(@ForAll("blocks") byte[] body) {
        Bodies.readOrRefused(body, bytes -> BlockBodies.blocks(BlockBodies.blocks(bytes, BlockPeer.MOST_BLOCKS)));
    }

    @Property
    void questionsAreReadOrRefused(@ForAll("questions") byte[] body) {
        Bodies.readOrRefused(body, bytes -> Wanted.CODEC.encode(Wanted.CODEC.decode(bytes)));
    }
}
