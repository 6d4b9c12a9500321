package org.stele.crypto.merkle;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Hash;

/** The binary form of {@link SparseProof}: one encoding for each proof, anything else refused. */
final class SparseProofCodec {
    private static final byte EMPTY = 0;
    private static final byte LEAF = 1;
    private static final byte OTHER = 2;

    private SparseProofCodec() {}

    static byte[] encode(SparseProof proof) {
        int size = proof.siblings().size();
        byte[] bitmap = new byte[(size + 7) / 8];
        ByteBuffer out = ByteBuffer.allocate(2 + bitmap.length + (size + 2) * Hash.LENGTH + 1);
        out.putShort((short) size).position(2 + bitmap.length);
        for (int i = 0; i < size; i++) {
            if (!proof.siblings().get(i).equals(SparseProof.ZERO)) {
                bitmap[i / 8] |= (byte) (0x80 >>> i % 8);
                put(out, proof.siblings().get(i));
            }
        }
        out.put(2, bitmap);
        putEnd(out, proof.end());
        byte[] encoded = new byte[out.position()];
        out.get(0, encoded);
        return encoded;
    }

    static SparseProof decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        try {
            SparseProof proof = new SparseProof(siblings(in), end(in));
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("trailing bytes after the proof");
            }
            return proof;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("proof cut short", e);
        }
    }

    private static List<Hash> siblings(ByteBuffer in) {
        int size = in.getShort() & 0xFFFF;
        if (size > SparseProof.MAX_SIBLINGS) {
            throw new IllegalArgumentException("a proof has at most 256 siblings, this says " + size);
        }
        byte[] bitmap = new byte[(size + 7) / 8];
        in.get(bitmap);
        requireUnusedBitsClear(bitmap, size);
        List<Hash> siblings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean isZero = Packed.bit(bitmap, 0, i) == 0;
            siblings.add(isZero ? SparseProof.ZERO : nonZero(in));
        }
        return siblings;
    }

    private static void requireUnusedBitsClear(byte[] bitmap, int size) {
        for (int i = size; i < bitmap.length * 8; i++) {
            if (Packed.bit(bitmap, 0, i) != 0) {
                throw new IllegalArgumentException("proof with a bit beyond its siblings");
            }
        }
    }

    private static Hash nonZero(ByteBuffer in) {
        Hash sibling = get(in);
        if (sibling.equals(SparseProof.ZERO)) {
            throw new IllegalArgumentException("proof with an explicit zero");
        }
        return sibling;
    }

    private static SparseProof.End end(ByteBuffer in) {
        return switch (in.get()) {
            case EMPTY -> new SparseProof.Empty();
            case LEAF -> new SparseProof.Leaf(get(in));
            case OTHER -> new SparseProof.Other(get(in), get(in));
            default -> throw new IllegalArgumentException("proof with an unknown end");
        };
    }

    private static void putEnd(ByteBuffer out, SparseProof.End end) {
        switch (end) {
            case SparseProof.Empty e -> out.put(EMPTY);
            case SparseProof.Leaf leaf -> put(out.put(LEAF), leaf.valueHash());
            case SparseProof.Other other -> put(put(out.put(OTHER), other.keyHash()), other.valueHash());
        }
    }

    private static ByteBuffer put(ByteBuffer out, Hash hash) {
        return out.put(hash.unsafeArray());
    }

    private static Hash get(ByteBuffer in) {
        byte[] hash = new byte[Hash.LENGTH];
        in.get(hash);
        return Hash.wrap(hash);
    }
}
