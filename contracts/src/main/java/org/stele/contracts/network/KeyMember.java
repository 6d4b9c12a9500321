package org.stele.contracts.network;

import org.stele.contracts.id.OrganisationId;

/** Whose key it is or was. */
public record KeyMember(OrganisationId member) {}
