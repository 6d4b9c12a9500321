package org.stele.link.server;

import org.stele.crypto.RandomId;

/** Answers one kind of question. Called on many threads; may block. */
@FunctionalInterface
public interface PeerHandler {
    /**
     * Answers.
     *
     * @param member whose key the connection shows, in force when the question came
     * @param body from outside: anything
     * @throws PeerRefusal where it is not answered
     * @throws IllegalArgumentException where the question is malformed
     */
    byte[] answer(RandomId member, byte[] body) throws PeerRefusal;
}
