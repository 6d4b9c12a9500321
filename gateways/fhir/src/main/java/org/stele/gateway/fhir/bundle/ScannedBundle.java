package org.stele.gateway.fhir.bundle;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bundle after the first pass.
 *
 * @param envelope the Bundle without its entries
 */
public record ScannedBundle(ObjectNode envelope, List<EntryHead> entries) {}
