package org.stele.ledger.transaction;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * A payload as JSON.
 *
 * @param <B> a command record when written, a JSON tree when read
 */
record PayloadDocument<B>(
        Hash network,
        String contract,
        String command,
        B body,
        Author author,
        Optional<Author> onBehalfOf,
        Instant expires,
        RandomId nonce) {
    Payload payload() {
        return new Payload(network, contract, command, author, onBehalfOf, expires, nonce);
    }
}
