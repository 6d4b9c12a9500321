package org.stele.exchange.member;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.SigningKey;
import org.stele.ledger.contract.Author;

/**
 * The organisation whose node this is, with the keys that its node holds.
 *
 * @param transactions signs its everyday transactions
 * @param licences a board's key, which signs the credentials that it issues; of no use to others
 * @param sealing opens what is sealed to the organisation
 */
public record OwnOrganisation(
        OrganisationId id, SigningKey transactions, Ed25519SigningKey licences, HpkeKeyPair sealing) {
    public Author author() {
        return id.author();
    }

    /** The name only. */
    @Override
    public String toString() {
        return "OwnOrganisation[" + id + "]";
    }
}
