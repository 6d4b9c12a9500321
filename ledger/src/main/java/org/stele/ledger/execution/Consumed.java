package org.stele.ledger.execution;

import org.stele.crypto.Hash;

/** Which transactions the chain holds already, so that they are void when they come again. */
@FunctionalInterface
public interface Consumed {
    boolean contains(Hash transaction);
}
