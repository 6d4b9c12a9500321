package org.stele.exchange.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Restriction;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.contract.Author;

/** What a patient decided, or the desk for them, as it stands on the ledger. Its text form shows its identifier only. */
public sealed interface Decided {
    RandomId id();

    Given given();

    /**
     * How it came about.
     *
     * @param by who signed it
     * @param time the block's
     */
    record Given(Author by, Instant time) {}

    /**
     * A grant.
     *
     * @param labels in clear; empty where they never came to this node
     */
    record Granted(RandomId id, Given given, Grant grant, Optional<List<OpenedLabel>> labels) implements Decided {
        @Override
        public String toString() {
            return "Granted[" + id + "]";
        }
    }

    /**
     * A restriction.
     *
     * @param labels in clear, where it is not everything that is kept back; empty too where they never came to this node
     */
    record Restricted(RandomId id, Given given, Restriction restriction, Optional<List<OpenedLabel>> labels)
            implements Decided {
        @Override
        public String toString() {
            return "Restricted[" + id + "]";
        }
    }
}
