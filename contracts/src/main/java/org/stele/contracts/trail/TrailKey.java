package org.stele.contracts.trail;

import org.stele.contracts.id.SubjectId;

/**
 * Where an entry stands.
 *
 * @param number from 1 to the subject's count, without a gap
 */
public record TrailKey(SubjectId subject, long number) {}
