package org.stele.node.keys;

import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;

/**
 * What an organisation's node signs and opens with. Never printed.
 *
 * @param vote signs votes and batches
 * @param transactions signs the organisation's transactions, and its requests to other nodes
 * @param sealing opens what is sealed to the organisation
 */
public record OrganisationKeys(Ed25519SigningKey vote, Ed25519SigningKey transactions, HpkeKeyPair sealing) {
    public static OrganisationKeys generate() {
        return new OrganisationKeys(Ed25519SigningKey.generate(), Ed25519SigningKey.generate(), HpkeKeyPair.generate());
    }

    @Override
    public String toString() {
        return "keys of an organisation";
    }
}
