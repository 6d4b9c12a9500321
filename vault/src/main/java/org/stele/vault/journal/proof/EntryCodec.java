package org.stele.vault.journal.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/**
 * An entry as deterministic CBOR: {@code [time in ms, actor, action, purpose, basis, count, digest, [record…], outcome]}. The
 * action is its name in capitals.
 */
public final class EntryCodec {
    private static final int FIELDS = 9;

    private EntryCodec() {}

    public static byte[] encode(Entry entry) {
        Use use = entry.use();
        CborWriter out = new CborWriter()
                .array(FIELDS)
                .integer(entry.time().toEpochMilli())
                .text(use.actor())
                .text(use.action().name())
                .text(use.purpose())
                .text(use.basis().toString());
        write(entry.records(), out);
        return out.text(entry.outcome()).toByteArray();
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException where the bytes are not the one encoding of an entry
     */
    public static Entry decode(byte[] encoded) {
        CborReader in = new CborReader(encoded);
        in.array(FIELDS);
        Instant time = Instant.ofEpochMilli(in.integer());
        Use use = new Use(in.text(), action(in.text()), in.text(), Basis.parse(in.text()));
        Entry entry = new Entry(time, use, touched(in), in.text());
        in.end();
        return entry;
    }

    private static void write(Touched records, CborWriter out) {
        out.integer(records.count()).bytes(records.digest().unsafeArray());
        out.array(records.listed().size());
        records.listed().forEach(id -> out.bytes(id.bytes().unsafeArray()));
    }

    private static Touched touched(CborReader in) {
        int count = in.integer(0, Integer.MAX_VALUE);
        Hash digest = Hash.wrap(in.bytes());
        int listed = in.array();
        List<RandomId> records = new ArrayList<>();
        for (int i = 0; i < listed; i++) {
            records.add(ascending(records, new RandomId(Bytes.wrap(in.bytes()))));
        }
        return new Touched(count, digest, records);
    }

    private static RandomId ascending(List<RandomId> before, RandomId next) {
        if (!before.isEmpty() && before.getLast().compareTo(next) >= 0) {
            throw new IllegalArgumentException("records out of order");
        }
        return next;
    }

    private static Action action(String name) {
        try {
            return Action.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown action", e);
        }
    }
}
