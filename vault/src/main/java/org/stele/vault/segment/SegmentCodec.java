package org.stele.vault.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.vault.label.Labels;

/**
 * Entries of an index as deterministic CBOR: {@code [version, [entry…]]}, an entry being {@code [record, state, labels,
 * [address, recorded, [reference…], [[name, [value…]]…]], replaces or null, [until as epoch day, ground] or null, [hold…]]}.
 */
final class SegmentCodec {
    private static final int VERSION = 1;
    private static final int FIELDS = 7;

    private SegmentCodec() {}

    static byte[] encode(List<SegmentEntry> entries) {
        CborWriter out = new CborWriter().array(2).integer(VERSION).array(entries.size());
        entries.forEach(entry -> write(entry, out));
        return out.toByteArray();
    }

    /**
     * @throws IllegalArgumentException where the bytes are not the one encoding of an index
     */
    static List<SegmentEntry> decode(byte[] encoded) {
        CborReader in = new CborReader(encoded);
        in.array(2);
        in.integer(VERSION, VERSION);
        int size = in.array();
        List<SegmentEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(read(in));
        }
        in.end();
        return entries;
    }

    private static void write(SegmentEntry entry, CborWriter out) {
        out.array(FIELDS)
                .bytes(entry.record().bytes().unsafeArray())
                .text(entry.state().name());
        entry.labels().write(out);
        write(entry.facts(), out);
        entry.replaces().ifPresentOrElse(old -> out.bytes(old.bytes().unsafeArray()), out::nil);
        entry.restriction()
                .ifPresentOrElse(
                        by -> out.array(2).integer(by.until().toEpochDay()).text(by.ground()), out::nil);
        out.array(entry.holds().size());
        entry.holds().forEach(hold -> out.bytes(hold.bytes().unsafeArray()));
    }

    private static void write(Facts facts, CborWriter out) {
        out.array(4).text(facts.address()).integer(facts.recorded());
        write(facts.references(), out);
        out.array(facts.terms().size());
        facts.terms().forEach((name, values) -> write(values, out.array(2).text(name)));
    }

    private static void write(SortedSet<String> texts, CborWriter out) {
        out.array(texts.size());
        texts.forEach(out::text);
    }

    private static SegmentEntry read(CborReader in) {
        in.array(FIELDS);
        return new SegmentEntry(
                id(in),
                RecordState.valueOf(in.text()),
                Labels.read(in),
                facts(in),
                replaces(in),
                restriction(in),
                holds(in));
    }

    private static Facts facts(CborReader in) {
        in.array(4);
        return new Facts(in.text(), in.integer(), texts(in), terms(in));
    }

    private static SortedMap<String, SortedSet<String>> terms(CborReader in) {
        int size = in.array();
        TreeMap<String, SortedSet<String>> terms = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            in.array(2);
            String name = in.text();
            requireAscending(terms.isEmpty() || terms.lastKey().compareTo(name) < 0);
            terms.put(name, texts(in));
        }
        return terms;
    }

    private static SortedSet<String> texts(CborReader in) {
        int size = in.array();
        TreeSet<String> texts = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            String text = in.text();
            requireAscending(texts.isEmpty() || texts.last().compareTo(text) < 0);
            texts.add(text);
        }
        return texts;
    }

    private static Optional<RandomId> replaces(CborReader in) {
        return in.nil() ? Optional.empty() : Optional.of(id(in));
    }

    private static Optional<Restriction> restriction(CborReader in) {
        if (in.nil()) {
            return Optional.empty();
        }
        in.array(2);
        LocalDate until = LocalDate.ofEpochDay(in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
        return Optional.of(new Restriction(until, in.text()));
    }

    private static SortedSet<RandomId> holds(CborReader in) {
        int size = in.array();
        TreeSet<RandomId> holds = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            RandomId hold = id(in);
            requireAscending(holds.isEmpty() || holds.last().compareTo(hold) < 0);
            holds.add(hold);
        }
        return holds;
    }

    private static RandomId id(CborReader in) {
        return new RandomId(Bytes.wrap(in.bytes()));
    }

    private static void requireAscending(boolean ascending) {
        if (!ascending) {
            throw new IllegalArgumentException("an index out of order");
        }
    }
}
