package org.stele.ledger.transaction;

import java.util.LinkedHashSet;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/**
 * A transaction whose shape and signatures have been checked, parsed once. Only {@link TransactionReader} makes one.
 *
 * @param command the contract's command record, or {@link UnreadableCommand}
 * @param rules the version of the rules that {@code command} was read by
 */
public record Transaction(Envelope envelope, Payload payload, Object command, int rules) {
    public Hash id() {
        return envelope.id();
    }

    /** The keys whose signatures stood beside the payload, in their order there. */
    public Set<VerificationKey> signers() {
        Set<VerificationKey> signers =
                LinkedHashSet.newLinkedHashSet(envelope.signatures().size());
        for (SignatureEntry entry : envelope.signatures()) {
            signers.add(entry.key());
        }
        return signers;
    }
}
