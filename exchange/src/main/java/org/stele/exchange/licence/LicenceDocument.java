package org.stele.exchange.licence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.crypto.vc.DataIntegrity;
import org.stele.crypto.vc.Multikey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A licence as a Verifiable Credential (W3C VC Data Model 2.0), secured by {@code eddsa-jcs-2022}. Its {@code
 * credentialStatus} names the ledger's entry and carries the salt of the commitment that stands there.
 *
 * @param salt 32 random bytes
 */
record LicenceDocument(ObjectNode unsigned, Bytes salt) {
    static final String STATUS_TYPE = "SteleLicenceStatus";
    static final String PURPOSE = "assertionMethod";

    static LicenceDocument of(Hash network, OrganisationId board, CredentialId id, Bytes salt, LicenceOrder order) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        document.put("id", urn(network, id));
        document.putArray("type").add("VerifiableCredential").add("HealthLicence");
        document.put("issuer", did(network, board));
        document.put("validFrom", text(order.validity().from()));
        document.put("validUntil", text(order.validity().until()));
        subject(document.putObject("credentialSubject"), order);
        document.putObject("credentialStatus")
                .put("id", urn(network, id))
                .put("type", STATUS_TYPE)
                .put("salt", salt.toString());
        return new LicenceDocument(document, salt);
    }

    /** The issuer's name: {@code did:stele:<network>:<organisation>}. */
    static String did(Hash network, OrganisationId organisation) {
        return "did:stele:" + network + ":" + organisation;
    }

    static String urn(Hash network, CredentialId id) {
        return "urn:stele:" + network + ":licence:" + id;
    }

    /** What the ledger holds: {@code SHA-256(salt ‖ canonical JSON)}. */
    static Hash commitment(Bytes salt, Bytes document) {
        try {
            return Hash.of(salt.unsafeArray(), CanonicalJson.canonicalize(document.unsafeArray()));
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("no strict JSON", e);
        }
    }

    Bytes sign(Ed25519SigningKey key, Instant now) {
        try {
            byte[] json = StrictJson.write(unsigned);
            return Bytes.wrap(DataIntegrity.sign(json, key, Multikey.didKey(key.verificationKey()), now, PURPOSE));
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("a licence that this class wrote is no strict JSON", e);
        }
    }

    private static void subject(ObjectNode subject, LicenceOrder order) {
        subject.put("name", order.holderName());
        subject.putObject("identifier")
                .put("system", order.holder().system())
                .put("value", order.holder().value());
        subject.put("key", order.holderKey().toString());
        subject.put("profession", order.profession());
    }

    /** XML Schema's dateTimeStamp, as the data model demands it, to the second. */
    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
