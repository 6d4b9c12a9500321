package org.stele.vault.database;

import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

/** Identifiers as columns hold them. */
public final class Columns {
    private Columns() {}

    /** A {@code bytea[]} parameter. */
    public static Argument ids(Collection<RandomId> ids) {
        return bytes(ids.stream().map(RandomId::bytes).toList());
    }

    /** A {@code bytea[]} parameter. */
    public static Argument bytes(Collection<Bytes> column) {
        byte[][] values = column.stream().map(Bytes::unsafeArray).toArray(byte[][]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }

    public static RandomId id(byte[] column) {
        return new RandomId(Bytes.wrap(column));
    }
}
