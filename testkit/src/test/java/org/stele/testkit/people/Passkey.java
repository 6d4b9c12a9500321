package org.stele.testkit.people;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.crypto.WebAuthnAssertion;
import org.stele.crypto.WebAuthnKey;

/**
 * A patient's phone: authenticator and browser of WebAuthn Level 3, with the JDK's own signatures. It answers {@code
 * navigator.credentials.get}, and the page packs the answer as a signature.
 *
 * @param rpId whose passkey it is
 * @param origin of the page that asks
 * @param flags of the authenticator data (§6.1)
 */
record Passkey(KeyPair keys, WebAuthnKey verificationKey, String rpId, String origin, int flags) implements SigningKey {
    static final int USER_PRESENT = 0x01;
    static final int USER_VERIFIED = 0x04;
    /** Synchronised passkeys: eligible for backup, and backed up. */
    private static final int BACKED_UP = 0x18;

    /** As {@code navigator.credentials.create} makes it, registered for this page alone. */
    static Passkey create(String rpId, String origin) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        WebAuthnKey registered =
                new WebAuthnKey(compressed((ECPublicKey) keys.getPublic()), hash(rpId), List.of(origin));
        return new Passkey(keys, registered, rpId, origin, USER_PRESENT | USER_VERIFIED | BACKED_UP);
    }

    /** Asked by another page. */
    Passkey askedBy(String page) {
        return new Passkey(keys, verificationKey, rpId, page, flags);
    }

    /** As where nobody entered a PIN, or nobody touched it. */
    Passkey with(int otherFlags) {
        return new Passkey(keys, verificationKey, rpId, origin, otherFlags);
    }

    /** For the passkeys of another site. */
    Passkey of(String otherRpId) {
        return new Passkey(keys, verificationKey, otherRpId, origin, flags);
    }

    @Override
    public byte[] sign(Domain domain, byte[] message) {
        try {
            byte[] client = clientData(challenge(domain, message)).getBytes(StandardCharsets.UTF_8);
            byte[] data = authenticatorData();
            return new WebAuthnAssertion(Bytes.wrap(data), Bytes.wrap(client), Bytes.wrap(signature(data, client)))
                    .encode();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK signs with P-256", e);
        }
    }

    /** What the page hands over, written down anew: SHA-256 of the domain's name, a zero byte and the message. */
    private static String challenge(Domain domain, byte[] message) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(domain.name().getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(message));
    }

    /** As browsers write it (§5.8.1.1). */
    private String clientData(String challenge) {
        return "{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":false}";
    }

    /** Passkeys that are synchronised do not count: their counter stays at zero. */
    private byte[] authenticatorData() {
        return ByteBuffer.allocate(37)
                .put(hash(rpId).unsafeArray())
                .put((byte) flags)
                .putInt(0)
                .array();
    }

    private byte[] signature(byte[] data, byte[] client) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(MessageDigest.getInstance("SHA-256").digest(client));
        return signature.sign();
    }

    private static Hash hash(String rpId) {
        return Hash.of(rpId.getBytes(StandardCharsets.UTF_8));
    }

    /** SEC1 §2.3.3. */
    private static Bytes compressed(ECPublicKey key) {
        ECPoint point = key.getW();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(point.getAffineY().testBit(0) ? 0x03 : 0x02);
        byte[] x = unsigned(point.getAffineX());
        out.writeBytes(new byte[32 - x.length]);
        out.writeBytes(x);
        return Bytes.wrap(out.toByteArray());
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        return signed[0] == 0 && signed.length > 1 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    @Override
    public String toString() {
        return "Passkey[" + origin + ", " + flags + "]";
    }
}
