package org.stele.link.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.stele.crypto.Hash;

/**
 * Trusts keys, and nothing else that a certificate says: neither names nor dates nor issuers. That the other side has the key,
 * TLS itself proves. It is an extended trust manager since Java then adds no check of names of its own.
 */
final class ListedKeys extends X509ExtendedTrustManager {
    private static final X509Certificate[] NO_ISSUERS = {};

    private final Predicate<Hash> listed;

    ListedKeys(Predicate<Hash> listed) {
        this.listed = listed;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NO_ISSUERS.clone();
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !listed.test(TlsKey.hash(chain[0]))) {
            throw new CertificateException("the ledger lists no such TLS key of a member in force");
        }
    }
}
