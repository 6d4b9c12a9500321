package org.stele.exchange.member;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.ledger.contract.Author;

/**
 * The organisation whose node this is, with the keys that its node holds.
 *
 * @param transactions signs its everyday transactions and, at a board, the credentials that it issues: Ed25519, since that is
 *     what they are signed with
 * @param sealing opens what is sealed to the organisation
 */
public record OwnOrganisation(OrganisationId id, Ed25519SigningKey transactions, HpkeKeyPair sealing) {
    public Author author() {
        return id.author();
    }

    /** The name only. */
    @Override
    public String toString() {
        return "OwnOrganisation[" + id + "]";
    }
}
