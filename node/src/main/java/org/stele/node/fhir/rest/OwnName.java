package org.stele.node.fhir.rest;

import org.stele.gateway.fhir.summary.Custodian;

/** Says whose node this is. Safe for use by many threads. */
@FunctionalInterface
public interface OwnName {
    /** As the network shows the organisation now. */
    Custodian custodian();
}
