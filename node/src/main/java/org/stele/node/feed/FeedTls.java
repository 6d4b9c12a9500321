package org.stele.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The node's end of TLS for senders of HL7 v2, each of which shows one of the very certificates that the organisation listed. */
public final class FeedTls implements Senders {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

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
        Set<X509Certificate> listed = certificates(clients);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own(keystore, password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors(listed));
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
        secured.setEnabledProtocols(PROTOCOLS);
        secured.setNeedClientAuth(true);
        secured.startHandshake();
        if (!(secured.getSession().getPeerCertificates()[0] instanceof X509Certificate shown) || !isListed(shown)) {
            throw new SSLPeerUnverifiedException(
                    "hl7.clients does not list the sender's certificate, or it has expired");
        }
        return secured;
    }

    private boolean isListed(X509Certificate shown) {
        try {
            shown.checkValidity();
            return listed.contains(shown);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyStore own(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static Set<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Set<X509Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toUnmodifiableSet());
            if (all.isEmpty()) {
                throw new GeneralSecurityException("no certificate in " + file);
            }
            return all;
        }
    }

    private static KeyStore anchors(Set<X509Certificate> listed) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : listed) {
            store.setCertificateEntry("sender-" + number, certificate);
            number++;
        }
        return store;
    }
}
