package org.stele.ledger.transaction;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.util.TokenBuffer;

/** A payload as JSON: what is read. {@link PayloadDraft} is what is written. */
record PayloadDocument(
        Hash network,
        String contract,
        String command,
        TokenBuffer body,
        Author author,
        Optional<Author> onBehalfOf,
        Instant expires,
        RandomId nonce) {
    Payload payload() {
        return new Payload(network, contract, command, author, onBehalfOf, expires, nonce);
    }
}
