package org.stele.ledger.pipeline;

import org.stele.ledger.certificate.CertifiedHeader;

/** A block that has its certificate. */
record FinalBlock(StoredVersion stored, CertifiedHeader certified) {
    long height() {
        return certified.header().height();
    }
}
