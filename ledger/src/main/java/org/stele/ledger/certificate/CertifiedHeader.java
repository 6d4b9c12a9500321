package org.stele.ledger.certificate;

import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;

/** A header with the certificate that makes it final. */
public record CertifiedHeader(Header header, Certificate certificate) {
    public static final Codec<CertifiedHeader> CODEC = Codec.of(CertifiedHeader.class);
}
