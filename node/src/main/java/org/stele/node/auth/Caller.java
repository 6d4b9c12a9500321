package org.stele.node.auth;

import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.Actor;
import org.stele.crypto.VerificationKey;
import org.stele.gateway.fhir.scope.Granted;
import org.stele.ledger.contract.Author;

/**
 * Who sends the request that is being answered: who signed it, of whom {@link Authenticator} says so, or for whom an application acts, of
 * which a {@link TokenCheck} does.
 *
 * @param keys that signed, one of them in force for the author; none where an application acts
 * @param granted outside of which nothing is done; empty for who signed
 */
public record Caller(Author author, Actor actor, Set<VerificationKey> keys, Optional<Granted> granted) {
    public Caller {
        keys = Set.copyOf(keys);
    }
}
