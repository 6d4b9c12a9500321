package org.stele.vault.journal;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/** An entry that a transaction has written and not yet committed. */
record Written(Event event, long number, Hash hash, Bytes sealed) {
    RandomId subject() {
        return event.subject();
    }

    Head head() {
        return new Head(number, hash);
    }

    JournalReceipt receipt() {
        return new JournalReceipt(event, number, hash);
    }
}
