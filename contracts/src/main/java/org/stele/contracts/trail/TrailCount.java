package org.stele.contracts.trail;

/** How many entries a subject's trail has; no row where it has none. */
public record TrailCount(long entries) {}
