package org.stele.contracts.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.HpkePublicKey;

/** Asking for access, and answering for it. */
public sealed interface AccessCommand {
    /**
     * {@code request}: asks to see a subject's records. Author: {@code seat}, {@code org}, or {@code subject} for its own. Ends
     * with {@code OK} and a permit, or with {@code ACCESS_REFUSED}; either way with an entry in the subject's trail.
     *
     * @param recipient what is released is sealed to this key
     * @param until how long the permit holds; within the network's limit, at most 15 minutes
     * @param grant the grant the asker relies on; empty: the first that suffices
     */
    record Request(SubjectId subject, Purpose purpose, HpkePublicKey recipient, Instant until, Optional<GrantId> grant)
            implements AccessCommand {
        public Request {
            Validity.wholeMillis(until);
        }
    }

    /**
     * {@code breakGlass}: opens the emergency set without consent. Author: {@code seat} with the power BREAK_GLASS and a
     * licence in force. Opens a review at the custodian and at the seat's organisation. The transaction is a first permit as
     * well, for as long as a permit holds; later ones are asked for with {@link Request} and the purpose ETREAT.
     *
     * @param until how long the emergency lasts; within the network's limit
     */
    record BreakGlass(GlassId glass, SubjectId subject, GlassReason reason, HpkePublicKey recipient, Instant until)
            implements AccessCommand {
        public BreakGlass {
            Validity.wholeMillis(until);
        }
    }

    /**
     * {@code breakGlassProvisionally}: tells that the emergency set was asked for while nothing became final, when a custodian
     * decides on its last certified state. Author: {@code key}, the seat's; whichever member hands it in signs too. It is taken
     * whatever has become of the seat since, and opens the reviews; what it permitted is over.
     *
     * @param validity from when the clinician asked, by the clinician's clock, until when the custodian may answer
     */
    record BreakGlassProvisionally(
            SeatId seat, SubjectId subject, GlassReason reason, HpkePublicKey recipient, Validity validity)
            implements AccessCommand {
        public static final String NAME = "breakGlassProvisionally";

        /** How long it can be handed in: for as long as a network may be down. */
        public static final Duration LIFE = Duration.ofDays(30);
    }

    /** {@code widen}: more than the emergency set, for a second reason. Author: the {@code seat} that broke the glass. */
    record Widen(GlassId glass, GlassReason reason) implements AccessCommand {}

    /**
     * {@code closeReview}: closes the review at the author's organisation. Author: {@code seat} with the power REVIEW, another
     * person than who broke the glass.
     */
    record CloseReview(GlassId glass, Finding finding) implements AccessCommand {}
}
