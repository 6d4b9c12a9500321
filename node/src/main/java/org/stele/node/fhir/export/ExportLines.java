package org.stele.node.fhir.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

/** What one file has in it: resources, and whose records they are, so that one that is withdrawn can be taken out again. */
record ExportLines(List<Line> lines) {
    private static final int HEAD = 2 * RandomId.LENGTH + Integer.BYTES;

    /**
     * One resource. Its text form shows nothing of it.
     *
     * @param json without a line feed
     */
    record Line(RandomId chart, RecordId record, Bytes json) {
        @Override
        public String toString() {
            return "Line[" + record + "]";
        }
    }

    ExportLines {
        lines = List.copyOf(lines);
    }

    /** As they are fetched. */
    Bytes ndjson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size());
        for (Line line : lines) {
            out.writeBytes(line.json().unsafeArray());
            out.write('\n');
        }
        return Bytes.wrap(out.toByteArray());
    }

    /** Which records of which charts they are. */
    Map<RandomId, Set<RecordId>> records() {
        Map<RandomId, Set<RecordId>> records = new HashMap<>();
        lines.forEach(line ->
                records.computeIfAbsent(line.chart(), _ -> new HashSet<>()).add(line.record()));
        return records;
    }

    ExportLines only(Predicate<Line> wanted) {
        return new ExportLines(lines.stream().filter(wanted).toList());
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(size());
        for (Line line : lines) {
            out.put(line.chart().bytes().unsafeArray())
                    .put(line.record().value().bytes().unsafeArray())
                    .putInt(line.json().length())
                    .put(line.json().unsafeArray());
        }
        return out.array();
    }

    /** Reads what {@link #encode} wrote; nobody else can have written what opens under the key. */
    static ExportLines decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        List<Line> lines = new ArrayList<>();
        while (in.hasRemaining()) {
            RandomId chart = new RandomId(bytes(in, RandomId.LENGTH));
            RecordId record = new RecordId(new RandomId(bytes(in, RandomId.LENGTH)));
            lines.add(new Line(chart, record, bytes(in, in.getInt())));
        }
        return new ExportLines(lines);
    }

    /** Bytes that they take. */
    int size() {
        return lines.stream().mapToInt(line -> HEAD + line.json().length()).sum();
    }

    private static Bytes bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.wrap(bytes);
    }
}
