package org.stele.ordering.raft.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.stele.crypto.Hash;

/**
 * Accepts whoever holds a key that the trust decision names, on either side of a connection. That they hold it is shown by
 * TLS (RFC 8446 §4.4.3); which host they are reached at is of no importance.
 */
final class OthersKeys extends X509ExtendedTrustManager {
    private final PeerTrust trust;

    OthersKeys(PeerTrust trust) {
        this.trust = trust;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Hash key = PeerTls.keyOf(chain[0]);
        if (!trust.accepts(key)) {
            throw new CertificateException("no peer has the key " + key);
        }
    }
}
