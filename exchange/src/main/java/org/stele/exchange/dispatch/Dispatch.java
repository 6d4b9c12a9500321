package org.stele.exchange.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * A message that shall leave, as far as it has come.
 *
 * @param number in the order in which they were ordered
 * @param order SHA-256 of it
 * @param author the seat that ordered it
 * @param home the patient's subject at this organisation
 * @param ordered which the message says that it was made at
 * @param records the very versions that it tells: the Patient, then the report where there is one, then its observations; none once
 *     it is over, or cannot leave any more
 * @param again who let it leave again after it was refused, where that was another than ordered it
 * @param attempts how often it left, or would have, and no answer settled it
 * @param reply why it waits or was refused, where something is known of that
 */
public record Dispatch(
        RandomId id,
        long number,
        Hash order,
        Author author,
        SubjectId home,
        String destination,
        Content content,
        Instant ordered,
        List<RecordId> records,
        Stage stage,
        Optional<Author> again,
        int attempts,
        Optional<Reply> reply) {
    /** What it tells. */
    public enum Content {
        PERSON,
        REPORT
    }

    /** How far it is. */
    public enum Stage {
        WAITING,
        /** It is on its way, and cannot be taken back. One that was when the process ended waits. */
        LEAVING,
        /** A person must look at it. */
        REFUSED,
        /** The destination has it. */
        SENT,
        /** Somebody took it back. */
        DISMISSED
    }

    /**
     * Why it is not there yet.
     *
     * @param code closed: of HL7 table 0008, or this node's own
     * @param place in the message, or the element that cannot be told; empty where it is none
     * @param text of the destination's; may say something of the patient, and is for who ordered it alone
     */
    public record Reply(Instant at, String code, String place, String text) {
        @Override
        public String toString() {
            return "Reply[" + code + "]";
        }
    }

    public Dispatch {
        records = List.copyOf(records);
    }

    Dispatch with(Stage next, int tried, Optional<Reply> why) {
        boolean isOver = next == Stage.SENT || next == Stage.DISMISSED;
        return isOver ? copy(List.of(), next, again, tried, Optional.empty()) : copy(records, next, again, tried, why);
    }

    /** In whose name it leaves. */
    Author sender() {
        return again.orElse(author);
    }

    Dispatch by(Author seat) {
        return copy(records, stage, Optional.of(seat).filter(it -> !it.equals(author)), attempts, reply);
    }

    Dispatch withoutRecords() {
        return copy(List.of(), stage, again, attempts, reply);
    }

    private Dispatch copy(
            List<RecordId> named, Stage at, Optional<Author> inTheNameOf, int tried, Optional<Reply> why) {
        return new Dispatch(
                id, number, order, author, home, destination, content, ordered, named, at, inTheNameOf, tried, why);
    }

    @Override
    public String toString() {
        return "Dispatch[" + id + ", " + stage + "]";
    }
}
