package org.stele.benchmarks.ledger;

import java.nio.ByteBuffer;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.ledger.transaction.Envelope;

/**
 * Signed transactions that wait to be handed in, as the bytes that a client would send. They lie outside of the heap, as clients'
 * memory does: the collector of the node that is measured does not copy them. Immutable; read by one thread at a time.
 */
public final class SignedWindow {
    private final ByteBuffer bytes;
    private final int[] ends;
    private final List<RecordId> records;

    SignedWindow(List<RecordTransactions.Signed> transactions, int records) {
        this.ends = new int[transactions.size()];
        this.records = transactions.stream()
                .limit(records)
                .map(RecordTransactions.Signed::record)
                .toList();
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += encoded(transactions, i).length;
            ends[i] = end;
        }
        this.bytes = ByteBuffer.allocateDirect(end);
        for (int i = 0; i < ends.length; i++) {
            bytes.put(encoded(transactions, i));
        }
    }

    public int size() {
        return ends.length;
    }

    /** One record of each of the first few transactions. */
    public List<RecordId> records() {
        return records;
    }

    /** Reads the transaction at a place, from 0, as a node does that has received it. */
    Envelope envelope(int place) {
        int begin = place == 0 ? 0 : ends[place - 1];
        byte[] received = new byte[ends[place] - begin];
        bytes.get(begin, received);
        return Envelope.decode(Bytes.wrap(received));
    }

    private static byte[] encoded(List<RecordTransactions.Signed> transactions, int place) {
        return transactions.get(place).envelope().encoded().unsafeArray();
    }
}
