package org.stele.exchange.licence;

import org.stele.contracts.id.CredentialId;
import org.stele.crypto.Bytes;

/**
 * A licence that is in force on the ledger.
 *
 * @param document the Verifiable Credential, exact JSON bytes, for its holder to keep
 */
public record IssuedLicence(CredentialId credential, Bytes document) {}
