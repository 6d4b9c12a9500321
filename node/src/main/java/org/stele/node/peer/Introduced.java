package org.stele.node.peer;

import org.stele.contracts.id.SubjectId;

/** Who a patient is for the organisation that asked. */
public record Introduced(SubjectId subject) {}
