package org.stele.node.auth;

import java.util.Set;
import org.stele.contracts.id.Actor;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;

/**
 * Who signed the request that is being answered. Only {@link Authenticator} makes one.
 *
 * @param keys that signed, one of them in force for the author
 */
public record Caller(Author author, Actor actor, Set<VerificationKey> keys) {
    public Caller {
        keys = Set.copyOf(keys);
    }
}
