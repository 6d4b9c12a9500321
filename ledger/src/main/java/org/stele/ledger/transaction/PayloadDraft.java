package org.stele.ledger.transaction;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/** A payload that is to be written, with the command record as its body. */
record PayloadDraft(
        Hash network,
        String contract,
        String command,
        Object body,
        Author author,
        Optional<Author> onBehalfOf,
        Instant expires,
        RandomId nonce) {
    PayloadDraft onBehalfOf(Author other) {
        return new PayloadDraft(network, contract, command, body, author, Optional.of(other), expires, nonce);
    }
}
