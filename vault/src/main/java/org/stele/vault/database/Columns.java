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
        byte[][] values = ids.stream().map(id -> id.bytes().unsafeArray()).toArray(byte[][]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }

    public static RandomId id(byte[] column) {
        return new RandomId(Bytes.wrap(column));
    }
}
