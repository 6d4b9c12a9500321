package org.stele.ledger.pipeline;

import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.StateVersion;

/** A block that is stored, with the state after it. */
record StoredVersion(ExecutedBlock block, StateVersion version) {}
