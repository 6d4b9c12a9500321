package org.stele.node.feed.out;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.stele.node.feed.TlsFiles;

/** TLS towards a receiver that shows one of the very certificates that were named for it; its name does not matter then. */
public final class ReceiverTls implements Receiver {
    private final SSLContext context;
    private final Set<X509Certificate> pinned;

    private ReceiverTls(SSLContext context, Set<X509Certificate> pinned) {
        this.context = context;
        this.pinned = Set.copyOf(pinned);
    }

    /**
     * With no key of the sender's own.
     *
     * @param certificates PEM, one certificate or more
     * @throws GeneralSecurityException where what the files hold cannot be used
     * @throws IOException where a file cannot be read
     */
    public static ReceiverTls read(Path certificates) throws GeneralSecurityException, IOException {
        return read(certificates, null);
    }

    /**
     * As the other, with a key that is shown where the receiver asks who sends.
     *
     * @param keystore PKCS#12
     * @param password of the keystore and of the key in it
     */
    public static ReceiverTls read(Path certificates, Path keystore, char[] password)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(TlsFiles.own(keystore, password), password);
        return read(certificates, keys.getKeyManagers());
    }

    private static ReceiverTls read(Path certificates, KeyManager @Nullable [] own)
            throws GeneralSecurityException, IOException {
        Set<X509Certificate> pinned = TlsFiles.certificates(certificates);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TlsFiles.anchors(pinned));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trust.getTrustManagers(), null);
        return new ReceiverTls(context, pinned);
    }

    /** TLS itself would also take whom one of them has made a certificate for. */
    @Override
    public Socket greet(Socket connection) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostAddress(), connection.getPort(), true);
        secured.setEnabledProtocols(TlsFiles.protocols());
        secured.startHandshake();
        if (!(secured.getSession().getPeerCertificates()[0] instanceof X509Certificate shown)
                || !TlsFiles.isListed(shown, pinned)) {
            throw new SSLPeerUnverifiedException("the receiver shows another certificate, or it has expired");
        }
        return secured;
    }
}
