package org.stele.cli.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.Sha256;
import org.stele.crypto.cbor.CborWriter;
import org.stele.crypto.merkle.StateHash;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;

/**
 * What anybody makes of one proof of absence. Its path ends after a few bits of the key's hash and so shows as much of every
 * other key whose hash begins alike, in whatever table: whoever makes the file chooses both.
 */
record ForgedAbsence(Bytes file, Statement.Absent original) {
    /** More than any path is long in a ledger that has just begun. */
    private static final int BITS = 14;

    static ForgedAbsence from(Genesis genesis, Proof proof) throws ProofException {
        Statement statement = new ProofVerifier(genesis).verify(proof).statement();
        return new ForgedAbsence(proof.encoded(), (Statement.Absent) statement);
    }

    /** The file about this table, and a key that begins so; its last four bytes are what makes it hold. */
    Bytes about(String table, byte[] key) {
        byte[] wanted = Arrays.copyOf(key, key.length + Integer.BYTES);
        int prefix = prefix(original.table(), original.key().unsafeArray());
        for (int nonce = 0; prefix(table, wanted) != prefix; nonce++) {
            ByteBuffer.wrap(wanted).putInt(key.length, nonce);
        }
        return about(part(table, wanted));
    }

    private Bytes about(byte[] part) {
        byte[] content = Arrays.copyOf(file.unsafeArray(), file.length() - Hash.LENGTH);
        byte[] before = part(original.table(), original.key().unsafeArray());
        int at = find(content, before);
        int rest = at + before.length;
        byte[] changed = ByteBuffer.allocate(content.length - before.length + part.length)
                .put(content, 0, at)
                .put(part)
                .put(content, rest, content.length - rest)
                .array();
        byte[] sealed = Arrays.copyOf(changed, changed.length + Hash.LENGTH);
        System.arraycopy(Sha256.digest(changed), 0, sealed, changed.length, Hash.LENGTH);
        return Bytes.wrap(sealed);
    }

    private static int prefix(String table, byte[] key) {
        return ByteBuffer.wrap(StateHash.key(table, key).unsafeArray()).getInt() >>> (Integer.SIZE - BITS);
    }

    private static byte[] part(String table, byte[] key) {
        return new CborWriter().text(table).bytes(key).toByteArray();
    }

    private static int find(byte[] content, byte[] part) {
        int at = 0;
        while (!Arrays.equals(content, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }
}
