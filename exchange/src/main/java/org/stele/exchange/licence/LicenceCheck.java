package org.stele.exchange.licence;

import java.util.Optional;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.credential.Licence;
import org.stele.contracts.credential.Licences;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519Key;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.crypto.vc.DataIntegrity;
import org.stele.crypto.vc.Multikey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.ledger.CertifiedState;
import tools.jackson.databind.JsonNode;

/**
 * Checks a licence that somebody hands in: a board of this network signed exactly this document, for this person and key, and
 * it is in force.
 */
public final class LicenceCheck {
    private final Hash network;

    public LicenceCheck(Hash network) {
        this.network = network;
    }

    /**
     * Checks a licence against who shows it and the ledger.
     *
     * @param document exact JSON bytes, from outside
     * @return the licence's entry on the ledger
     * @throws ExchangeException {@code LICENCE_REFUSED}
     */
    public CredentialId check(Bytes document, StaffIdentifier holder, VerificationKey key, CertifiedState state) {
        try {
            JsonNode credential = StrictJson.parseTree(document.unsafeArray(), CanonicalJson.LIMITS);
            CredentialId id = id(credential);
            Licence licence = state.get(CredentialTables.LICENCE, id).orElseThrow(() -> refused("not registered"));
            require(
                    issuedBy(licence.board(), credential, document, state),
                    "not signed by the board that registered it");
            require(
                    licence.commitment().equals(commitment(credential, document)),
                    "not the document that was registered");
            require(names(credential, holder, key), "of another holder or key");
            require(Licences.inForce(state, id, key, state.time()), "not in force");
            return id;
        } catch (InvalidJsonException | IllegalArgumentException e) {
            throw refused("not a licence of this network");
        }
    }

    private CredentialId id(JsonNode credential) {
        String urn = text(credential.path("credentialStatus").path("id"));
        CredentialId id = CredentialId.parse(urn.substring(urn.lastIndexOf(':') + 1));
        require(urn.equals(LicenceDocument.urn(network, id)), "of another network");
        return id;
    }

    private boolean issuedBy(OrganisationId board, JsonNode credential, Bytes document, CertifiedState state) {
        Ed25519Key signer = signer(text(credential.path("proof").path("verificationMethod")));
        // The key is, or was before a rotation, the board's own.
        Optional<OrganisationId> owner =
                state.get(NetworkTables.KEY, (VerificationKey) signer).map(known -> known.member());
        return text(credential.path("issuer")).equals(LicenceDocument.did(network, board))
                && owner.equals(Optional.of(board))
                && DataIntegrity.verifies(document.unsafeArray(), signer, LicenceDocument.PURPOSE);
    }

    private static Hash commitment(JsonNode credential, Bytes document) {
        Bytes salt = Bytes.parse(text(credential.path("credentialStatus").path("salt")));
        return LicenceDocument.commitment(salt, document);
    }

    private static boolean names(JsonNode credential, StaffIdentifier holder, VerificationKey key) {
        JsonNode subject = credential.path("credentialSubject");
        return text(subject.path("identifier").path("system")).equals(holder.system())
                && text(subject.path("identifier").path("value")).equals(holder.value())
                && text(subject.path("key")).equals(key.toString());
    }

    private static Ed25519Key signer(String verificationMethod) {
        return Multikey.parse(verificationMethod.substring(verificationMethod.indexOf('#') + 1));
    }

    private static String text(JsonNode node) {
        return node.asString("");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    private static ExchangeException refused(String why) {
        return new ExchangeException(Reason.LICENCE_REFUSED, "the licence does not verify: " + why);
    }
}
