package org.stele.vault.dump;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.stele.vault.database.Database;

/**
 * What a thief can make of each row that is known to be a certain person's: for each column of each table, and for the row's
 * place in it, words that may be equal among people and numbers that may be in their order.
 *
 * @param words by what they are, for each person in order, where there is such a row
 * @param numbers likewise
 */
record Dump(Map<String, List<Optional<String>>> words, Map<String, List<Optional<Double>>> numbers) {
    private static final String COLUMNS = """
            SELECT table_schema || '.' || table_name, column_name FROM information_schema.columns
            WHERE table_schema IN ('vault', 'vault_keys') AND table_name <> 'flyway_schema_history'
            ORDER BY 1, 2""";

    private record Column(String table, String name) {}

    /**
     * Reads all tables.
     *
     * @param owners whose a row is, by any identifier in it, as hexadecimal
     * @param people how many there are
     */
    static Dump of(Database database, Map<String, Integer> owners, int people) {
        Dump dump = new Dump(new TreeMap<>(), new TreeMap<>());
        database.<Void>read(handle -> {
            List<Column> columns = handle.createQuery(COLUMNS)
                    .map((row, context) -> new Column(row.getString(1), row.getString(2)))
                    .list();
            columns.stream().map(Column::table).distinct().forEach(table -> {
                List<String> names = columns.stream()
                        .filter(column -> column.table().equals(table))
                        .map(Column::name)
                        .toList();
                dump.read(handle, table, names, owners, people);
            });
            return null;
        });
        return dump;
    }

    private void read(Handle handle, String table, List<String> columns, Map<String, Integer> owners, int people) {
        int[] seen = new int[people];
        AtomicInteger position = new AtomicInteger();
        handle.createQuery("SELECT " + String.join(", ", columns) + " FROM " + table + " ORDER BY ctid")
                .map((row, context) -> {
                    Object[] values = new Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getObject(i + 1);
                    }
                    return values;
                })
                .forEach(values -> owner(values, owners).ifPresent(owner -> {
                    String which = table + "#" + seen[owner]++;
                    number(which + " position", owner, people, position.getAndIncrement());
                    for (int i = 0; i < values.length; i++) {
                        add(which + " " + columns.get(i), owner, people, values[i]);
                    }
                }));
        for (int owner = 0; owner < people; owner++) {
            word(table + " rows", owner, people, "" + seen[owner]);
            number(table + " rows", owner, people, seen[owner]);
        }
    }

    private static Optional<Integer> owner(Object[] values, Map<String, Integer> owners) {
        return Arrays.stream(values)
                .filter(byte[].class::isInstance)
                .map(value -> owners.get(HexFormat.of().formatHex((byte[]) value)))
                .filter(owner -> owner != null)
                .findFirst();
    }

    private void add(String what, int owner, int people, Object value) {
        if (value instanceof byte[] bytes) {
            word(what, owner, people, HexFormat.of().formatHex(bytes));
            word(what + " first byte", owner, people, "" + bytes[0]);
            word(what + " last byte", owner, people, "" + bytes[bytes.length - 1]);
            word(what + " length", owner, people, "" + bytes.length);
            number(what + " length", owner, people, bytes.length);
            number(what, owner, people, (double)
                    (ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES)).getLong() >>> 1));
        } else if (value instanceof Number number) {
            word(what, owner, people, number.toString());
            number(what, owner, people, number.doubleValue());
        } else {
            word(what, owner, people, String.valueOf(value));
        }
    }

    /** Adds a word of a person's. */
    void word(String what, int owner, int people, String word) {
        words.computeIfAbsent(what, _ -> nothing(people)).set(owner, Optional.of(word));
    }

    /** Adds a number of a person's. */
    void number(String what, int owner, int people, double number) {
        numbers.computeIfAbsent(what, _ -> nothing(people)).set(owner, Optional.of(number));
    }

    private static <T> List<Optional<T>> nothing(int people) {
        return new ArrayList<>(Collections.nCopies(people, Optional.empty()));
    }
}
