package org.stele.ledger;

import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;

/** What a node is to the network. */
public sealed interface Role {
    /** Proposes and votes while its organisation and this key are in the set in force. The key signs votes and batches. */
    record Voter(RandomId organisation, SigningKey key) implements Role {}

    /** Keeps a copy, without a vote. The organisation is only its address among the nodes. */
    record Observer(RandomId organisation) implements Role {}

    /** As an observer, but shows the votes that it gave: a voter that stated what they were, and gives none until all agreed. */
    record Stated(Voter voter) implements Role {
        @Override
        public RandomId organisation() {
            return voter.organisation();
        }
    }

    RandomId organisation();
}
