package org.stele.node.feed;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The node's end of TLS for senders of HL7 v2, each of which shows one of the very certificates that the organisation listed. */
public final class FeedTls implements Senders {
    private final SSLContext context;
    private final Set<X509Certificate> listed;

    private FeedTls(SSLContext context, Set<X509Certificate> listed) {
        this.context = context;
        this.listed = Set.copyOf(listed);
    }

    /**
     * Reads keys and certificates.
     *
     * @param keystore PKCS#12 with the node's key and certificate
     * @param password of the keystore and of the key in it
     * @param clients PEM, one certificate or more
     * @throws GeneralSecurityException where what the files hold cannot be used
     * @throws IOException where a file cannot be read
     */
    public static FeedTls read(Path keystore, char[] password, Path clients)
            throws GeneralSecurityException, IOException {
        Set<X509Certificate> listed = TlsFiles.certificates(clients);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(TlsFiles.own(keystore, password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TlsFiles.anchors(listed));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new FeedTls(context, listed);
    }

    /** TLS itself would also let in whom somebody listed has made a certificate for. */
    @Override
    public Socket admit(Socket connection) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostAddress(), connection.getPort(), true);
        secured.setUseClientMode(false);
        secured.setEnabledProtocols(TlsFiles.protocols());
        secured.setNeedClientAuth(true);
        secured.startHandshake();
        if (!(secured.getSession().getPeerCertificates()[0] instanceof X509Certificate shown)
                || !TlsFiles.isListed(shown, listed)) {
            throw new SSLPeerUnverifiedException(
                    "hl7.clients does not list the sender's certificate, or it has expired");
        }
        return secured;
    }
}
