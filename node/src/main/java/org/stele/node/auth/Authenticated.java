package org.stele.node.auth;

import java.util.Optional;
import org.stele.crypto.Hash;

/**
 * A request of which it is known who sends it.
 *
 * @param body the hash that its body must have; empty where nobody signed one
 */
public record Authenticated(Caller caller, Optional<Hash> body) {
    /**
     * The caller, where this is the body that was signed, if one was.
     *
     * @throws AuthenticationException where another body was signed
     */
    public Caller with(byte[] received) {
        if (body.filter(signed -> !signed.equals(Hash.of(received))).isPresent()) {
            throw new AuthenticationException(AuthenticationException.Reason.OTHER_BODY);
        }
        return caller;
    }
}
