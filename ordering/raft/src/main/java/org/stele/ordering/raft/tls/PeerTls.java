package org.stele.ordering.raft.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.stele.crypto.Hash;

/**
 * A peer's own key, and whose it accepts.
 *
 * @param certificate of {@code key}. Only its key counts, to us and to the other peers: issuer, names and dates are not
 *     looked at, since what a key may do is decided by {@link PeerTrust} and not by a certificate
 */
public record PeerTls(PrivateKey key, X509Certificate certificate, PeerTrust trust) {
    /** What {@link PeerTrust} knows the key of {@code certificate} by. */
    public static Hash keyOf(X509Certificate certificate) {
        return Hash.of(certificate.getPublicKey().getEncoded());
    }

    /** Not the private key. */
    @Override
    public String toString() {
        return "PeerTls[" + keyOf(certificate) + "]";
    }
}
