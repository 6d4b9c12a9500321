package org.stele.contracts.identity;

import org.stele.contracts.id.SubjectId;

/**
 * Whose key it is or was. A key serves one subject only and for ever: two subjects with one key would be one person to anyone
 * who reads the ledger.
 */
public record KeyOwner(SubjectId subject) {}
