package org.stele.testkit.leak;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.stele.vault.database.Database;

/**
 * What an administrator's dump of a database says: the rows of every table of every schema that is not PostgreSQL's own. The
 * files themselves may hold the same compressed, or in pieces.
 *
 * @param name what is found is said to be in this database
 */
record LogicalDump(String name, Database database) {
    private static final String TABLES = """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
        ORDER BY 1""";

    /** How a dump writes bytes; COPY doubles the backslash, and an array once more. */
    private static final Pattern BYTES = Pattern.compile("\\\\+x([0-9a-f]+)");

    /** Looks through each row as text, and through what stands in hexadecimal there as bytes; returns the rows by table. */
    Map<String, Long> searchWith(TextSearch search) {
        Map<String, Long> rows = new TreeMap<>();
        database.<Void>read(handle -> {
            for (String table : tables(handle)) {
                rows.put(table, search(handle, table, search));
            }
            return null;
        });
        return rows;
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery(TABLES).mapTo(String.class).list();
    }

    private long search(Handle handle, String table, TextSearch search) {
        try {
            CopyManager copies =
                    handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
            CopyOut rows = copies.copyOut("COPY " + table + " TO STDOUT (FORMAT text, ENCODING 'UTF8')");
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                search(row, table, search);
            }
            return rows.getHandledRowCount();
        } catch (SQLException e) {
            throw new IllegalStateException("the table " + table + " cannot be dumped", e);
        }
    }

    private void search(byte[] row, String table, TextSearch search) {
        String where = name + ": " + table;
        search.search(row, where);
        BYTES.matcher(new String(row, StandardCharsets.UTF_8))
                .results()
                .map(bytes -> bytes.group(1))
                .forEach(hex -> search.search(HexFormat.of().parseHex(hex), where));
    }
}
