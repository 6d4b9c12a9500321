package org.stele.link.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * The key pair that a node shows to other nodes: P-256, which every TLS library takes. Never printed. Safe for use by many
 * threads.
 */
public final class TlsKey {
    private static final String CURVE = "secp256r1";
    private static final byte[] PROBE = {1};

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private TlsKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static TlsKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            return new TlsKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no keys on P-256", e);
        }
    }

    /**
     * The key pair that was written.
     *
     * @param pkcs8 as {@link #privateBytes} gives it
     * @param spki as {@link #publicBytes} gives it
     * @throws IllegalArgumentException where these are no keys, or do not belong together
     */
    public static TlsKey of(Bytes pkcs8, Bytes spki) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            TlsKey key = new TlsKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8.unsafeArray())),
                    factory.generatePublic(new X509EncodedKeySpec(spki.unsafeArray())));
            if (!key.isPair()) {
                throw new IllegalArgumentException("not a TLS key: the two halves do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a TLS key", e);
        }
    }

    /** What the ledger lists: SHA-256 of the SubjectPublicKeyInfo. */
    public Hash hash() {
        return Hash.of(publicKey.getEncoded());
    }

    /** The SHA-256 of the SubjectPublicKeyInfo of a certificate's key. */
    public static Hash hash(X509Certificate certificate) {
        return Hash.of(certificate.getPublicKey().getEncoded());
    }

    /** PKCS#8, for writing into an encrypted key file and for nothing else. */
    public Bytes privateBytes() {
        return Bytes.wrap(privateKey.getEncoded());
    }

    /** SubjectPublicKeyInfo. */
    public Bytes publicBytes() {
        return Bytes.wrap(publicKey.getEncoded());
    }

    /** For TLS libraries. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** A new certificate around this key, for TLS libraries. What stands in it beside the key means nothing. */
    public X509Certificate certificate() {
        return SelfSigned.certificate(this);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    private boolean isPair() throws GeneralSecurityException {
        Signature engine = Signature.getInstance("SHA256withECDSA");
        engine.initSign(privateKey);
        engine.update(PROBE);
        byte[] signature = engine.sign();
        engine.initVerify(publicKey);
        engine.update(PROBE);
        return engine.verify(signature);
    }

    /** The public half's hash only. */
    @Override
    public String toString() {
        return "TLS key " + hash();
    }
}
