package org.stele.gateway.fhir.summary;

/**
 * Whose server makes a document.
 *
 * @param identifier of the organisation, as a URI
 * @param name by which the network shows it
 */
public record Custodian(String identifier, String name) {}
