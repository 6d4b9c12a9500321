package org.stele.gateway.fhir.people;

/**
 * A practitioner at an organisation, as a directory file lists them. Text that the file lacks is empty.
 *
 * @param id the NPI, where there is one
 * @param name for people: prefix, given names, family name
 * @param organizationId the organisation's identifier at its source
 * @param organization the organisation's name
 * @param specialty code of the NUCC provider taxonomy
 */
public record Practitioner(
        PractitionerId id, String name, String organizationId, String organization, String specialty) {}
