package org.stele.contracts.access;

import java.util.Optional;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.Author;

/**
 * May this asker see this subject's records for this purpose?
 *
 * @param grant the only grant to look at; empty: any
 */
public record Question(SubjectId subject, Author asker, Purpose purpose, Optional<GrantId> grant) {}
