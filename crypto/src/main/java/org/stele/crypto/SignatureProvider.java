package org.stele.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
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
    private static final SignatureProvider CHOSEN = choose();

    private final String name;
    private final Provider edKeys;
    private final ThreadLocal<Signature> ed25519;
    private final Provider ecKeys;
    private final ThreadLocal<Signature> es256;

    private SignatureProvider(String name, Provider signatures, Provider edKeys, String es256Name) {
        this.name = name;
        this.edKeys = edKeys;
        this.ed25519 = ThreadLocal.withInitial(() -> signature("Ed25519", signatures));
        this.ecKeys = signatures;
        this.es256 = ThreadLocal.withInitial(() -> signature(es256Name, signatures));
    }

    /** {@code ACCP} or {@code BC}. */
    public static String name() {
        return CHOSEN.name;
    }

    static SignatureProvider chosen() {
        return CHOSEN;
    }

    /** Amazon's, with SunEC's Ed25519 keys, since it brings no key factory of its own for them. */
    static SignatureProvider amazon() {
        Provider amazon = AmazonCorrettoCryptoProvider.INSTANCE;
        return new SignatureProvider("ACCP", amazon, Security.getProvider("SunEC"), "SHA256withECDSAinP1363Format");
    }

    static SignatureProvider bouncyCastle() {
        Provider bouncyCastle = new BouncyCastleProvider();
        return new SignatureProvider("BC", bouncyCastle, bouncyCastle, "SHA256withPLAIN-ECDSA");
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
        return KeyFactory.getInstance("Ed25519", edKeys).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    }

    PrivateKey ed25519PrivateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519", edKeys).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    PublicKey es256Key(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", ecKeys).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    }

    PrivateKey es256PrivateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", ecKeys).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static SignatureProvider choose() {
        boolean amazon = !"BC".equals(System.getProperty("stele.signatures"))
                && AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
        return amazon ? amazon() : bouncyCastle();
    }

    private static Signature signature(String algorithm, Provider provider) {
        try {
            return Signature.getInstance(algorithm, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("signature library " + provider.getName() + " lacks " + algorithm, e);
        }
    }
}
