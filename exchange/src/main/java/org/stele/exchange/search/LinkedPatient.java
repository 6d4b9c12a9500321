package org.stele.exchange.search;

import org.stele.contracts.id.SubjectId;

/**
 * The same person in another chart.
 *
 * @param home whose chart it is
 * @param address of the {@code Patient} there
 */
public record LinkedPatient(SubjectId home, String address) {}
