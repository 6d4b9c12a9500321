package org.stele.testkit.scenario;

import org.stele.contracts.id.OrganisationId;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;

/**
 * One organisation of the story.
 *
 * @param operator who runs its node and holds the organisation's transaction key
 */
public record Place(String name, OrganisationId id, NodeClient node, Holder operator, Machine machine) {}
