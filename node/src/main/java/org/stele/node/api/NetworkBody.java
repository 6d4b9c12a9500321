package org.stele.node.api;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;

/**
 * Which network this is, and where this node stands in it.
 *
 * @param name the network's
 * @param height that this node has executed
 * @param certifiedHeight the height below which everything is final; {@code certifiedTime} and {@code stateRoot} are its
 * @param validators whose votes certify, in ascending order
 */
record NetworkBody(
        Hash network,
        OrganisationId organisation,
        String name,
        long height,
        long certifiedHeight,
        Instant certifiedTime,
        Hash stateRoot,
        long epoch,
        int rules,
        List<OrganisationId> validators) {}
