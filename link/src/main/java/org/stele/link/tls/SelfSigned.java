package org.stele.link.tls;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificate that TLS wants around a key. Nobody believes what stands in it: the ledger says whose key it is and for
 * how long. So it names nobody, and is made anew at each start.
 */
final class SelfSigned {
    private static final X500Principal NAME = new X500Principal("CN=stele-node");
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3_650);

    private SelfSigned() {}

    static X509Certificate certificate(TlsKey key) {
        Instant now = Instant.now();
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey());
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    NAME,
                                    BigInteger.ONE,
                                    Date.from(now.minus(BEFORE)),
                                    Date.from(now.plus(AFTER)),
                                    NAME,
                                    key.publicKey())
                            .build(signer));
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("no certificate can be made around the TLS key", e);
        }
    }
}
