package org.stele.node.smart;

import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchRequest;

/**
 * A request that waits for a person, or for the browser that brought it.
 *
 * @param page known to that browser alone
 * @param state as the application gave it
 * @param address from which it came
 */
record Launch(RandomId page, LaunchRequest request, String state, String address, Stage stage) {
    /** How far it is. */
    sealed interface Stage {}

    record Waiting() implements Stage {}

    record Approved(Approval approval) implements Stage {}

    record Refused() implements Stage {}

    Launch at(Stage other) {
        return new Launch(page, request, state, address, other);
    }
}
