package org.stele.exchange.app;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchRequest;

/**
 * An approval, opened. Nothing of it is believed but what was signed.
 *
 * @param approval as the statement says it
 * @param signers whose signatures of it hold
 */
record App(KeptApp kept, AppApproval approval, Set<VerificationKey> signers) {
    App {
        signers = Set.copyOf(signers);
    }

    /** @throws IllegalArgumentException where its statement is none */
    static App of(KeptApp kept) {
        return new App(kept, kept.signed().read(), kept.signed().signers());
    }

    RandomId id() {
        return approval.id();
    }

    SubjectId home() {
        return approval.patient();
    }

    /** Its end is the patient's word, whatever the cabinet says of it. */
    boolean isOver(Instant now) {
        return !now.isBefore(kept.until())
                || !now.isBefore(approval.until())
                || kept.ended().isPresent();
    }

    /** Whether it has ended, and the journal has what it is to have of that. */
    boolean isTold() {
        return kept.ended().filter(ended -> ended.untold().isEmpty()).isPresent();
    }

    /** The same, once the journal has its end. */
    App told() {
        return kept.ended()
                .map(ended -> with(kept.ended(ended.when(), Optional.empty())))
                .orElse(this);
    }

    /** Whether the application that might go on never brought its code. */
    boolean hasNeverBegun() {
        return kept.renewal().isEmpty() && approval.request().has(LaunchRequest.OFFLINE);
    }

    App with(KeptApp other) {
        return new App(other, approval, signers);
    }

    AppLine line() {
        return new AppLine(
                id(),
                approval.request().application(),
                approval.request().name(),
                approval.request().scope(),
                approval.request().redirect(),
                approval.time(),
                kept.until());
    }
}
