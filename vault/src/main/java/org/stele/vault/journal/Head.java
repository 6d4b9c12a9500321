package org.stele.vault.journal;

import org.stele.crypto.Hash;
import org.stele.vault.journal.proof.Chain;

/** Where a subject's chain ends. */
record Head(long entries, Hash hash) {
    static final Head START = new Head(0, Chain.START);
}
