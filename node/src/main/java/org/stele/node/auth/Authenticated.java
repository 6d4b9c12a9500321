package org.stele.node.auth;

import org.stele.crypto.Hash;

/**
 * A request whose signature holds.
 *
 * @param body the hash that its body must have
 */
public record Authenticated(Caller caller, Hash body) {
    /**
     * The caller, where this is the body that was signed.
     *
     * @throws AuthenticationException where another body was signed
     */
    public Caller with(byte[] received) {
        if (!Hash.of(received).equals(body)) {
            throw new AuthenticationException(AuthenticationException.Reason.OTHER_BODY);
        }
        return caller;
    }
}
