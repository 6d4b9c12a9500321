package org.stele.node.smart;

import java.time.Instant;
import java.util.Optional;

/**
 * What an application is told of a person's approval in an id token.
 *
 * @param nonce as it gave it with its request
 * @param time when the person had approved it in the browser that began
 */
record Session(Optional<String> nonce, Instant time) {
    /** As what an authorization carries it. */
    static final String ATTRIBUTE = "stele.session";
}
