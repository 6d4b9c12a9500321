package org.stele.node.auth;

import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;

/** Whether a key is in force for an author, by the certified state. */
@FunctionalInterface
public interface KeyCheck {
    boolean inForce(Author author, VerificationKey key);
}
