package org.stele.link.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.stele.crypto.Hash;
import org.stele.link.TlsMembers;

/** One node's end of TLS: its key in a certificate, and whom it trusts. Safe for use by many threads. */
public final class NodeTls {
    public static final String PROTOCOL = "TLSv1.3";

    private static final char[] IN_MEMORY = {};

    private final X509ExtendedKeyManager keys;
    private final TlsMembers members;

    public NodeTls(TlsKey key, TlsMembers members) {
        this.keys = keyManager(key);
        this.members = members;
    }

    public TlsMembers members() {
        return members;
    }

    /** Shows this node's certificate. */
    public X509ExtendedKeyManager keys() {
        return keys;
    }

    /** Trusts every member in force, by its key. */
    public X509ExtendedTrustManager anyMember() {
        return new ListedKeys(key -> members.memberOf(key).isPresent());
    }

    /** A context for a server: whoever comes in is a member in force. */
    public SSLContext accepting() {
        return context(anyMember());
    }

    /** A context for a client of one node, which shows this key. */
    public SSLContext reaching(Hash key) {
        return context(new ListedKeys(key::equals));
    }

    private SSLContext context(X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(new X509ExtendedKeyManager[] {keys}, new X509ExtendedTrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS 1.3", e);
        }
    }

    private static X509ExtendedKeyManager keyManager(TlsKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            X509Certificate[] chain = {key.certificate()};
            store.setKeyEntry("node", key.privateKey(), IN_MEMORY, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, IN_MEMORY);
            return Arrays.stream(factory.getKeyManagers())
                    .filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java makes no key manager for TLS"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the TLS key cannot be used", e);
        }
    }
}
