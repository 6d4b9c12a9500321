package org.stele.node.founding;

import java.net.URI;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.HostPort;

/** Where the other members reach a member's node. */
public record Place(OrganisationId organisation, HostPort peer, HostPort raft) {
    /**
     * A place from text.
     *
     * @throws IllegalArgumentException where either is not {@code host:port}
     */
    public static Place parse(OrganisationId organisation, String peer, String raft) {
        return new Place(organisation, HostPort.parse(peer), HostPort.parse(raft));
    }

    URI address() {
        return URI.create("https://" + peer);
    }
}
