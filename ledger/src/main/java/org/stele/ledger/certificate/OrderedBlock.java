package org.stele.ledger.certificate;

import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Codec;

/**
 * A certified block as it was ordered: all that another node needs to come to the same. Its encoding is {@code [[header,
 * certificate], entry]}. Nobody has to be believed about it: the certificate is checked, and the entry executed.
 *
 * @param entry the batch; empty where the ordered entry was no valid batch
 */
public record OrderedBlock(CertifiedHeader certifiedHeader, Bytes entry) {
    public static final Codec<OrderedBlock> CODEC = Codec.of(OrderedBlock.class);

    public long height() {
        return certifiedHeader.header().height();
    }
}
