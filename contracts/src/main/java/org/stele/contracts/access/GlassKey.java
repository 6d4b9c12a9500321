package org.stele.contracts.access;

import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;

/** Whose glass, broken by which seat. */
public record GlassKey(SubjectId subject, SeatId seat) {}
