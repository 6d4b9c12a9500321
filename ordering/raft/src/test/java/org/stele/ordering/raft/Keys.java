package org.stele.ordering.raft;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.stele.crypto.Hash;
import org.stele.ordering.raft.tls.PeerTls;
import org.stele.ordering.raft.tls.PeerTrust;

/** A TLS key with a certificate for it, as an operator makes one. */
record Keys(KeyPair pair, X509Certificate certificate) {
    static Keys create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new Keys(pair, certify(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certify(KeyPair pair) throws GeneralSecurityException {
        try {
            X500Principal name = new X500Principal("CN=peer");
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2056-01-01T00:00:00Z")),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(certificate);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    Hash hash() {
        return PeerTls.keyOf(certificate);
    }

    PeerTls trusting(PeerTrust trust) {
        return new PeerTls(pair.getPrivate(), certificate, trust);
    }

    /** For a TLS client that is no peer. */
    KeyManager[] managers() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("peer", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    static Set<Hash> hashes(Stream<Keys> keys) {
        return keys.map(Keys::hash).collect(Collectors.toUnmodifiableSet());
    }
}
