package org.stele.ledger.proof;

import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.transaction.Envelope;

/** What a proof states. */
public sealed interface Statement {
    /** {@code value} stands under {@code key}, both as the table's CBOR. */
    record Present(String table, Bytes key, Bytes value) implements Statement {}

    /** Nothing stands under {@code key}. */
    record Absent(String table, Bytes key) implements Statement {}

    /** The transaction is in the chain and ended as the receipt says. Its signatures are its own to check. */
    record Executed(Envelope envelope, FinalReceipt receipt) implements Statement {}

    /** One of the validators in force at the height signed what shows that it lied. */
    record Lied(Evidence evidence) implements Statement {}

    /** The value of a statement about {@code table} and {@code key}; empty where it says that there is none. */
    static <K, V> Optional<V> valueOf(Statement statement, TableType<K, V> table, K key) {
        Bytes wanted = Bytes.wrap(table.keys().encode(key));
        return switch (statement) {
            case Present present
            when present.table().equals(table.name()) && present.key().equals(wanted) ->
                Optional.of(table.values().decode(present.value().unsafeArray()));
            case Absent absent
            when absent.table().equals(table.name()) && absent.key().equals(wanted) -> Optional.empty();
            case Present _, Absent _, Executed _, Lied _ ->
                throw new IllegalArgumentException("the proof is about something else");
        };
    }
}
