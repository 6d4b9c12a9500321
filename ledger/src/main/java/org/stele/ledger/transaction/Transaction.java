package org.stele.ledger.transaction;

import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/**
 * A transaction whose shape and signatures have been checked, parsed once. Only {@link TransactionReader} makes one.
 *
 * @param command the contract's command record
 * @param rules the version of the rules that {@code command} was read with
 */
public record Transaction(Envelope envelope, Payload payload, Object command, int rules) {
    public Hash id() {
        return envelope.id();
    }

    /** The keys whose signatures stood beside the payload. */
    public Set<VerificationKey> signers() {
        return envelope.signatures().stream().map(SignatureEntry::key).collect(Collectors.toUnmodifiableSet());
    }
}
