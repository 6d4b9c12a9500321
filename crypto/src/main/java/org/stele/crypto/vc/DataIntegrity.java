package org.stele.crypto.vc;

import com.apicatalog.multibase.Multibase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stele.crypto.Ed25519Key;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Sha256;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * W3C Data Integrity proofs with the cryptosuite {@code eddsa-jcs-2022} (Data Integrity EdDSA Cryptosuites v1.0 §3.3): Ed25519
 * over SHA-256 of the canonical proof options ‖ SHA-256 of the canonical document. Documents are strict JSON objects with
 * exactly one proof. Safe for use by many threads.
 */
public final class DataIntegrity {
    private static final String CONTEXT = "@context";
    private static final String PROOF = "proof";
    private static final String PROOF_VALUE = "proofValue";

    private DataIntegrity() {}

    /**
     * The document with its proof.
     *
     * @param document has no proof yet
     * @param verificationMethod the URL that the issuer's key is known by
     * @param created to the second
     * @param purpose such as {@code assertionMethod}
     * @throws InvalidJsonException where it is no strict JSON object without a proof
     */
    public static byte[] sign(
            byte[] document, Ed25519SigningKey key, String verificationMethod, Instant created, String purpose)
            throws InvalidJsonException {
        ObjectNode signed = Documents.object(document);
        if (signed.has(PROOF)) {
            throw new IllegalArgumentException("the document has a proof already");
        }
        ObjectNode proof = options(signed, verificationMethod, created, purpose);
        byte[] signature = key.signUnframed(hashData(signed, proof));
        proof.put(PROOF_VALUE, Multibase.BASE_58_BTC.encode(signature));
        signed.set(PROOF, proof);
        return StrictJson.write(signed);
    }

    /**
     * Whether {@code document} bears a proof by {@code key} for {@code purpose}. The caller decides whether that key is the
     * issuer's and the document is of use. Never throws for hostile input.
     */
    public static boolean verifies(byte[] document, Ed25519Key key, String purpose) {
        try {
            ObjectNode unsecured = Documents.object(document);
            return unsecured.remove(PROOF) instanceof ObjectNode proof && verifies(unsecured, proof, key, purpose);
        } catch (InvalidJsonException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean verifies(ObjectNode unsecured, ObjectNode proof, Ed25519Key key, String purpose)
            throws InvalidJsonException {
        JsonNode proofValue = proof.remove(PROOF_VALUE);
        boolean expected = Documents.is(proof, "type", "DataIntegrityProof")
                && Documents.is(proof, "cryptosuite", "eddsa-jcs-2022")
                && Documents.is(proof, "proofPurpose", purpose)
                && Documents.hasValidCreated(proof);
        if (!expected || proofValue == null || !proofValue.isString() || !adoptContext(unsecured, proof)) {
            return false;
        }
        byte[] signature = Base58.decode(proofValue.stringValue(), 100);
        return key.verifiesUnframed(hashData(unsecured, proof), signature);
    }

    /** The proof's contexts must be the first of the document's, and are the ones that were signed. */
    private static boolean adoptContext(ObjectNode unsecured, ObjectNode proof) {
        if (!proof.has(CONTEXT)) {
            return true;
        }
        if (!Documents.startsWith(unsecured.path(CONTEXT), proof.path(CONTEXT))) {
            return false;
        }
        unsecured.set(CONTEXT, proof.get(CONTEXT));
        return true;
    }

    private static ObjectNode options(ObjectNode document, String method, Instant created, String purpose) {
        ObjectNode proof = document.objectNode()
                .put("type", "DataIntegrityProof")
                .put("cryptosuite", "eddsa-jcs-2022")
                .put("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("verificationMethod", method)
                .put("proofPurpose", purpose);
        if (document.has(CONTEXT)) {
            proof.set(CONTEXT, document.get(CONTEXT));
        }
        return proof;
    }

    private static byte[] hashData(ObjectNode document, ObjectNode proof) throws InvalidJsonException {
        byte[] options = Sha256.digest(CanonicalJson.canonicalize(StrictJson.write(proof)));
        byte[] content = Sha256.digest(CanonicalJson.canonicalize(StrictJson.write(document)));
        byte[] both = new byte[options.length + content.length];
        System.arraycopy(options, 0, both, 0, options.length);
        System.arraycopy(content, 0, both, options.length, content.length);
        return both;
    }
}
