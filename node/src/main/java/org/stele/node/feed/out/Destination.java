package org.stele.node.feed.out;

import java.io.IOException;
import java.time.Duration;
import org.stele.node.config.HostPort;

/** A system of the organisation's own, by its name in the configuration. Its address is looked up anew each time. */
public record Destination(String name, HostPort address, Receiver receiver) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    ReceiverLine connect() throws IOException {
        return ReceiverLine.open(address.resolve(), receiver, PATIENCE);
    }
}
