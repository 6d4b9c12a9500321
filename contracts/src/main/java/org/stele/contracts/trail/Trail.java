package org.stele.contracts.trail;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.StateReader;

/** Appends to subjects' trails, without ever leaving a gap. */
public final class Trail {
    private Trail() {}

    /** How many entries the subject's trail has. */
    public static long count(StateReader state, SubjectId subject) {
        return state.get(TrailTables.COUNT, subject).map(TrailCount::entries).orElse(0L);
    }

    /** Appends what the transaction's author did, at the block's time. */
    public static void append(Context context, SubjectId subject, Deed deed) {
        append(context, subject, context.author(), deed);
    }

    /** Appends what somebody did whom the transaction names, at the block's time. */
    public static void append(Context context, SubjectId subject, Author who, Deed deed) {
        long number = count(context, subject) + 1;
        context.put(TrailTables.ENTRY, new TrailKey(subject, number), entry(context, who, deed));
        context.put(TrailTables.COUNT, subject, new TrailCount(number));
    }

    private static TrailEntry entry(Context context, Author who, Deed deed) {
        return new TrailEntry(
                deed.kind(),
                who,
                deed.organisation(),
                deed.purpose(),
                deed.concerns(),
                deed.outcome(),
                context.time(),
                context.transactionId());
    }

    /** What was done, apart from what the context knows; see {@link TrailEntry}. */
    public record Deed(
            TrailKind kind,
            Optional<OrganisationId> organisation,
            Optional<Purpose> purpose,
            Optional<RandomId> concerns,
            Code outcome) {
        /** Something done that is about {@code concerns}. */
        public static Deed about(TrailKind kind, RandomId concerns) {
            return new Deed(kind, Optional.empty(), Optional.empty(), Optional.of(concerns), Code.OK);
        }

        /** Something the subject did to itself. */
        public static Deed of(TrailKind kind) {
            return new Deed(kind, Optional.empty(), Optional.empty(), Optional.empty(), Code.OK);
        }

        public Deed by(OrganisationId acting) {
            return new Deed(kind, Optional.of(acting), purpose, concerns, outcome);
        }
    }
}
