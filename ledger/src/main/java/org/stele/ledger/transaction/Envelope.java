package org.stele.ledger.transaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.ledger.contract.KnownKeys;

/**
 * A transaction as it travels: the exact bytes that were signed, and the signatures beside them. Its encoding is
 * deterministic CBOR, {@code [payload, [[key, signature], …]]}, and the leaf of the transactions' tree. Immutable.
 */
public final class Envelope {
    /** The largest payload, in bytes. */
    public static final int MAX_PAYLOAD = 64 * 1024;

    public static final int MAX_SIGNATURES = 64;
    /** The longest text of a key. */
    public static final int MAX_KEY = 4096;
    /** The longest signature, which a passkey's assertion makes. */
    public static final int MAX_SIGNATURE = 4096;

    private final Bytes payload;
    private final List<SignatureEntry> signatures;
    private final Bytes encoded;
    private final Hash id;
    private final Hash leafHash;

    private Envelope(Bytes payload, List<SignatureEntry> signatures, Bytes encoded) {
        this.payload = payload;
        this.signatures = signatures;
        this.encoded = encoded;
        this.id = Hash.of(payload.unsafeArray());
        this.leafHash = MerkleLog.leafHash(encoded.unsafeArray());
    }

    /**
     * Puts signatures beside a payload.
     *
     * @param signatures 1 to {@value #MAX_SIGNATURES}, no key twice
     * @throws IllegalArgumentException beyond a limit
     */
    public static Envelope of(Bytes payload, List<SignatureEntry> signatures) {
        List<SignatureEntry> copy = List.copyOf(signatures);
        check(payload, copy);
        return new Envelope(payload, copy, Bytes.wrap(write(payload, copy)));
    }

    /**
     * Reads the encoding. Says nothing yet of whether the payload is one or the signatures hold.
     *
     * @throws IllegalArgumentException where the bytes are not the encoding of an envelope within the limits
     */
    public static Envelope decode(Bytes encoded) {
        CborReader in = new CborReader(encoded.unsafeArray());
        in.array(2);
        Bytes payload = Bytes.wrap(in.bytes());
        List<SignatureEntry> signatures = readSignatures(in);
        in.end();
        check(payload, signatures);
        return new Envelope(payload, signatures, encoded);
    }

    public Bytes payload() {
        return payload;
    }

    public List<SignatureEntry> signatures() {
        return signatures;
    }

    /** The transaction's id: SHA-256 of the payload. */
    public Hash id() {
        return id;
    }

    public Bytes encoded() {
        return encoded;
    }

    /** The leaf's hash in the transactions' tree (RFC 9162 §2.1.1). */
    public Hash leafHash() {
        return leafHash;
    }

    private static List<SignatureEntry> readSignatures(CborReader in) {
        int count = in.array();
        if (count > MAX_SIGNATURES) {
            throw new IllegalArgumentException("more than " + MAX_SIGNATURES + " signatures");
        }
        List<SignatureEntry> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            in.array(2);
            signatures.add(new SignatureEntry(KnownKeys.parse(in.text()), Bytes.wrap(in.bytes())));
        }
        return List.copyOf(signatures);
    }

    private static byte[] write(Bytes payload, List<SignatureEntry> signatures) {
        CborWriter out = new CborWriter().array(2).bytes(payload.unsafeArray()).array(signatures.size());
        for (SignatureEntry entry : signatures) {
            out.array(2).text(entry.key().toString()).bytes(entry.signature().unsafeArray());
        }
        return out.toByteArray();
    }

    private static void check(Bytes payload, List<SignatureEntry> signatures) {
        require(payload.length() <= MAX_PAYLOAD, "a payload has at most " + MAX_PAYLOAD + " bytes");
        require(!signatures.isEmpty(), "a transaction without a signature");
        require(signatures.size() <= MAX_SIGNATURES, "more than " + MAX_SIGNATURES + " signatures");
        Set<VerificationKey> keys = HashSet.newHashSet(signatures.size());
        for (SignatureEntry entry : signatures) {
            require(keys.add(entry.key()), "a key signed twice");
            require(entry.signature().length() <= MAX_SIGNATURE, "a signature beyond " + MAX_SIGNATURE + " bytes");
            require(entry.key().toString().length() <= MAX_KEY, "a key beyond " + MAX_KEY + " characters");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope envelope && encoded.equals(envelope.encoded);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
