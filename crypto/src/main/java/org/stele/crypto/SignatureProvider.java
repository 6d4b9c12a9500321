package org.stele.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The library that signs and verifies, chosen once when this class is loaded: Amazon's Corretto Crypto Provider where its
 * native library loads, else Bouncy Castle. {@code -Dstele.signatures=BC} chooses the latter on any machine, for networks
 * whose genesis asks all members for it.
 */
public final class SignatureProvider {
    /** Amazon's has keys of its own for Ed25519 only where it is asked to; others it translates at each use. */
    private static final String AMAZONS_ED_KEYS = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private static final SignatureProvider CHOSEN = choose();

    private final String name;
    private final Provider provider;
    private final ThreadLocal<Signature> ed25519;
    private final ThreadLocal<Signature> es256;

    private SignatureProvider(String name, Provider provider, String es256Name) {
        this.name = name;
        this.provider = provider;
        this.ed25519 = ThreadLocal.withInitial(() -> signature("Ed25519", provider));
        this.es256 = ThreadLocal.withInitial(() -> signature(es256Name, provider));
    }

    /** {@code ACCP} or {@code BC}. */
    public static String name() {
        return CHOSEN.name;
    }

    static SignatureProvider chosen() {
        return CHOSEN;
    }

    static SignatureProvider amazon() {
        System.setProperty(AMAZONS_ED_KEYS, "true");
        Provider amazon = AmazonCorrettoCryptoProvider.INSTANCE;
        return new SignatureProvider("ACCP", amazon, "SHA256withECDSAinP1363Format");
    }

    static SignatureProvider bouncyCastle() {
        Provider bouncyCastle = new BouncyCastleProvider();
        return new SignatureProvider("BC", bouncyCastle, "SHA256withPLAIN-ECDSA");
    }

    boolean isBouncyCastle() {
        return name.equals("BC");
    }

    /** This thread's Ed25519 engine, to be initialised before each use. */
    Signature ed25519() {
        return ed25519.get();
    }

    /** This thread's engine for ECDSA with SHA-256 and signatures {@code r ‖ s}, to be initialised before each use. */
    Signature es256() {
        return es256.get();
    }

    PublicKey ed25519Key(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519", provider).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    }

    PrivateKey ed25519PrivateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519", provider).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    PublicKey es256Key(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    }

    PrivateKey es256PrivateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static SignatureProvider choose() {
        if ("BC".equals(System.getProperty("stele.signatures"))) {
            return bouncyCastle();
        }
        SignatureProvider amazon = amazon();
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null ? amazon : bouncyCastle();
    }

    private static Signature signature(String algorithm, Provider provider) {
        try {
            return Signature.getInstance(algorithm, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("signature library " + provider.getName() + " lacks " + algorithm, e);
        }
    }
}
