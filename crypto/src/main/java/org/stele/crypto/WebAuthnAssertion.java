package org.stele.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * What an authenticator answered, as {@code navigator.credentials.get} returns it. As a signature in Stele it travels as the
 * deterministic CBOR array {@code [authenticatorData, clientDataJSON, signature]}.
 *
 * @param authenticatorData at least 37 bytes: rpIdHash, flags, counter, extensions (WebAuthn Level 3 §6.1)
 * @param clientDataJson UTF-8 JSON (§5.8.1)
 * @param signature ECDSA in DER, over {@code authenticatorData ‖ SHA-256(clientDataJSON)}; authenticators do not normalise s
 */
public record WebAuthnAssertion(Bytes authenticatorData, Bytes clientDataJson, Bytes signature) {
    private static final JsonLimits CLIENT_DATA = new JsonLimits(4096, 8);
    private static final int MIN_DATA = 37;
    private static final int FLAGS = 32;
    private static final int USER_PRESENT_AND_VERIFIED = 0x01 | 0x04;

    /** The challenge that a wallet hands to the authenticator: SHA-256 of the framed message. */
    public static Hash challenge(Domain domain, byte[] message) {
        return Hash.of(domain.prefix(), message);
    }

    /** The form in which it travels as a signature. */
    public byte[] encode() {
        return new CborWriter()
                .array(3)
                .bytes(authenticatorData.unsafeArray())
                .bytes(clientDataJson.unsafeArray())
                .bytes(signature.unsafeArray())
                .toByteArray();
    }

    /** Reads {@link #encode}'s form; empty where the bytes are anything else. */
    static Optional<WebAuthnAssertion> decode(byte[] encoded) {
        try {
            CborReader in = new CborReader(encoded);
            in.array(3);
            WebAuthnAssertion assertion =
                    new WebAuthnAssertion(Bytes.wrap(in.bytes()), Bytes.wrap(in.bytes()), Bytes.wrap(in.bytes()));
            in.end();
            return Optional.of(assertion);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The steps of WebAuthn Level 3 §7.2 that depend on the answer alone; the counter is ignored. */
    boolean answers(WebAuthnKey key, Hash challenge) {
        return dataFits(key) && clientDataFits(key, challenge) && signatureFits(key);
    }

    private boolean dataFits(WebAuthnKey key) {
        byte[] data = authenticatorData.unsafeArray();
        byte[] rpIdHash = key.rpIdHash().unsafeArray();
        return data.length >= MIN_DATA
                && Arrays.equals(data, 0, FLAGS, rpIdHash, 0, FLAGS)
                && (data[FLAGS] & USER_PRESENT_AND_VERIFIED) == USER_PRESENT_AND_VERIFIED;
    }

    private boolean clientDataFits(WebAuthnKey key, Hash challenge) {
        try {
            JsonNode data = StrictJson.parseTree(clientDataJson.unsafeArray(), CLIENT_DATA);
            return is(data, "type", "webauthn.get")
                    && is(data, "challenge", challenge.toString())
                    && data.path("origin").isString()
                    && key.origins().contains(data.path("origin").stringValue())
                    && isNotCrossOrigin(data.path("crossOrigin"));
        } catch (InvalidJsonException e) {
            return false;
        }
    }

    boolean signatureFits(WebAuthnKey key) {
        byte[] clientDataHash = Sha256.digest(clientDataJson.unsafeArray());
        return DerSignature.toPlain(signature.unsafeArray())
                .filter(P256::isInRange)
                .filter(plain -> P256.verifies(
                        SignatureProvider.chosen(),
                        P256.key(key.compressed()),
                        authenticatorData.unsafeArray(),
                        clientDataHash,
                        plain))
                .isPresent();
    }

    private static boolean is(JsonNode data, String member, String expected) {
        JsonNode value = data.path(member);
        return value.isString() && expected.equals(value.stringValue());
    }

    private static boolean isNotCrossOrigin(JsonNode crossOrigin) {
        return crossOrigin.isMissingNode() || (crossOrigin.isBoolean() && !crossOrigin.booleanValue());
    }
}
