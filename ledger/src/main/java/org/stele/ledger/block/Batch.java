package org.stele.ledger.block;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.transaction.Envelope;

/**
 * What a validator puts into the ordering: transactions and its own clock. Its encoding is {@code [content, signature]}, both
 * byte strings; the content is {@code [network, proposer, clock, [envelope, …]]}, each envelope a byte string.
 *
 * @param clock the proposer's, whole milliseconds
 * @param transactions none for a tick
 * @param contentHash SHA-256 of the content: what is signed, in {@link Domain#BATCH}
 */
public record Batch(
        Hash network,
        RandomId proposer,
        Instant clock,
        List<Envelope> transactions,
        Hash contentHash,
        Bytes signature,
        Bytes encoded) {
    /** Stands in a header for an entry that is no valid batch: the SHA-256 of nothing. */
    public static final Hash NONE = Hash.of(new byte[0]);

    /** Bytes enough for all of a batch that is no transaction. */
    private static final int ROOM = 256;

    public static Batch sign(
            Hash network, RandomId proposer, SigningKey key, Instant clock, List<Envelope> transactions) {
        byte[] content = content(network, proposer, clock, transactions);
        Hash hash = Hash.of(content);
        byte[] signature = key.sign(Domain.BATCH, hash.unsafeArray());
        byte[] encoded = new CborWriter(CborWriter.sizeOf(content.length) + ROOM)
                .array(2)
                .bytes(content)
                .bytes(signature)
                .toByteArray();
        return new Batch(
                network, proposer, clock, List.copyOf(transactions), hash, Bytes.wrap(signature), Bytes.wrap(encoded));
    }

    /**
     * Reads the encoding. Says nothing yet of whether the signature holds or the envelopes are transactions.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Batch decode(Bytes encoded) {
        CborReader in = new CborReader(encoded.unsafeArray());
        in.array(2);
        byte[] content = in.bytes();
        Bytes signature = Bytes.wrap(in.bytes());
        in.end();
        return decodeContent(content, signature, encoded);
    }

    public boolean isSignedBy(VerificationKey key) {
        return key.verifies(Domain.BATCH, contentHash.unsafeArray(), signature.unsafeArray());
    }

    private static Batch decodeContent(byte[] content, Bytes signature, Bytes encoded) {
        CborReader in = new CborReader(content);
        in.array(4);
        Hash network = Hash.wrap(in.bytes());
        RandomId proposer = new RandomId(Bytes.wrap(in.bytes()));
        Instant clock = Instant.ofEpochMilli(in.integer());
        int count = in.array();
        List<Envelope> transactions = new ArrayList<>(Math.min(count, 4096));
        for (int i = 0; i < count; i++) {
            transactions.add(Envelope.decode(Bytes.wrap(in.bytes())));
        }
        in.end();
        return new Batch(network, proposer, clock, List.copyOf(transactions), Hash.of(content), signature, encoded);
    }

    private static byte[] content(Hash network, RandomId proposer, Instant clock, List<Envelope> transactions) {
        int length = transactions.stream()
                .mapToInt(envelope -> CborWriter.sizeOf(envelope.encoded().length()))
                .sum();
        CborWriter out = new CborWriter(length + ROOM).array(4).bytes(network.unsafeArray());
        out.bytes(proposer.bytes().unsafeArray()).integer(clock.toEpochMilli()).array(transactions.size());
        for (Envelope envelope : transactions) {
            out.bytes(envelope.encoded().unsafeArray());
        }
        return out.toByteArray();
    }
}
