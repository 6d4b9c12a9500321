package org.stele.ledger.agreement;

import org.stele.ledger.block.Header;
import org.stele.ledger.validator.ValidatorSet;

/** What is certified at one member. */
public interface CertifiedChain {
    Header newest();

    /** The header at a height up to the newest. */
    Header header(long height);

    /** The validators in force at a height up to the one after the newest. */
    ValidatorSet validators(long height);
}
