package org.stele.ledger;

import org.stele.ledger.certificate.CertifiedBlock;

/** Is told of certified blocks. */
@FunctionalInterface
public interface BlockListener {
    /** Deals with one block. At least once each: the listener itself remembers the height up to which it is done. */
    void onBlock(CertifiedBlock block) throws Exception;
}
