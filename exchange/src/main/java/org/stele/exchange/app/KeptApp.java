package org.stele.exchange.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.AppJournal.Step;
import org.stele.formats.launch.SignedAppApproval;

/**
 * An approval as the cabinet has it. Its text form shows its name only.
 *
 * @param until when it is over
 * @param renewal by which tokens it is renewed, where it can be
 * @param ended before that, or since that is over
 */
record KeptApp(
        RandomId approval, SignedAppApproval signed, Instant until, Optional<Renewal> renewal, Optional<Ended> ended) {
    /**
     * Hashes of the parts of tokens.
     *
     * @param family which all of them have, so that an old one is told from a guess
     * @param current of those that count: one, and others for as often as the one before was brought again, its answer lost
     * @param previous of the one that they were given for
     * @param since they were
     */
    record Renewal(Hash family, List<Hash> current, Optional<Hash> previous, Instant since) {
        Renewal {
            current = List.copyOf(current);
        }
    }

    /** @param untold what the journal is still to say of it */
    record Ended(Instant when, Optional<Step> untold) {}

    KeptApp beginning(Renewal first, Instant end) {
        return new KeptApp(approval, signed, end, Optional.of(first), ended);
    }

    KeptApp renewed(Renewal next) {
        return new KeptApp(approval, signed, until, Optional.of(next), ended);
    }

    KeptApp ended(Instant when, Optional<Step> untold) {
        return new KeptApp(approval, signed, until, renewal, Optional.of(new Ended(when, untold)));
    }

    @Override
    public String toString() {
        return "KeptApp[" + approval + "]";
    }
}
