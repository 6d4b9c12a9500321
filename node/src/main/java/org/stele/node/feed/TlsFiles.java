package org.stele.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys and certificates in files, for both ends of TLS. */
public final class TlsFiles {
    private TlsFiles() {}

    public static String[] protocols() {
        return new String[] {"TLSv1.3", "TLSv1.2"};
    }

    /** Whether it is one of the very certificates that were listed, and has not expired. */
    public static boolean isListed(X509Certificate shown, Set<X509Certificate> listed) {
        try {
            shown.checkValidity();
            return listed.contains(shown);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A PKCS#12 file. */
    public static KeyStore own(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    /** PEM, one certificate or more. */
    public static Set<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
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

    /** A store that trusts them. */
    public static KeyStore anchors(Set<X509Certificate> listed) throws GeneralSecurityException, IOException {
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
