package org.stele.gateway.fhir.bundle;

/**
 * What a first, quick pass learns of an entry. Text that is absent is empty.
 *
 * @param offset where the entry's JSON object begins in the bundle's bytes
 * @param length of it in bytes
 */
public record EntryHead(String fullUrl, String kind, String id, int offset, int length) {}
