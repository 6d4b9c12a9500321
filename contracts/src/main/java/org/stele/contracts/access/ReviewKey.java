package org.stele.contracts.access;

import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;

/** The review of a broken glass at one organisation. */
public record ReviewKey(GlassId glass, OrganisationId organisation) {}
