package org.stele.contracts.credential;

import org.stele.contracts.Validity;
import org.stele.contracts.id.CredentialId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/** What boards do with licences. Author: {@code org:<id>} of a member in the role BOARD. */
public sealed interface CredentialCommand {
    /**
     * {@code register}: a licence comes into force.
     *
     * @param holder key of the person it was issued to
     * @param commitment SHA-256 of a 32-byte salt and the credential's canonical bytes
     */
    record Register(CredentialId credential, VerificationKey holder, Validity validity, Hash commitment)
            implements CredentialCommand {}

    /** {@code suspend}: the licence does not count until it is reinstated. */
    record Suspend(CredentialId credential, LicenceReason reason) implements CredentialCommand {}

    /** {@code reinstate}: a suspended licence counts again. */
    record Reinstate(CredentialId credential) implements CredentialCommand {}

    /** {@code revoke}: the licence never counts again. */
    record Revoke(CredentialId credential, LicenceReason reason) implements CredentialCommand {}

    /** {@code bindHolder}: the same person holds the licence with another key. */
    record BindHolder(CredentialId credential, VerificationKey holder) implements CredentialCommand {}
}
