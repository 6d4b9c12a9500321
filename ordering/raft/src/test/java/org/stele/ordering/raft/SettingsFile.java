package org.stele.ordering.raft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.crypto.Hash;
import org.stele.ordering.raft.tls.PeerTls;

/** A peer's settings on their way to a process of its own. */
final class SettingsFile {
    private SettingsFile() {}

    static Path write(Group group, int peer) throws IOException, GeneralSecurityException {
        Keys keys = group.keys().get(peer);
        Properties properties = new Properties();
        properties.setProperty("group", group.id().toString());
        properties.setProperty("peer", String.valueOf(peer));
        properties.setProperty(
                "peers",
                group.addresses().stream()
                        .map(address -> address.id() + " " + address.host() + " " + address.port())
                        .collect(Collectors.joining(",")));
        properties.setProperty("directory", group.directory().toString());
        properties.setProperty("key", base64(keys.pair().getPrivate().getEncoded()));
        properties.setProperty("certificate", base64(keys.certificate().getEncoded()));
        properties.setProperty(
                "trusted",
                group.keys().stream().map(other -> other.hash().toString()).collect(Collectors.joining(",")));
        RaftTuning tuning = group.tuning();
        properties.setProperty(
                "tuning",
                Stream.of(tuning.electionMin(), tuning.electionMax(), tuning.append())
                                .map(Duration::toString)
                                .collect(Collectors.joining(","))
                        + "," + tuning.segmentBytes());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return Files.writeString(group.directory().resolve("peer-" + peer + ".properties"), text.toString());
    }

    static RaftSettings read(Path file) throws IOException, GeneralSecurityException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        List<PeerAddress> peers = Arrays.stream(properties.getProperty("peers").split(","))
                .map(text -> text.split(" "))
                .map(parts -> new PeerAddress(parts[0], parts[1], Integer.parseInt(parts[2])))
                .toList();
        PeerAddress own = peers.get(Integer.parseInt(properties.getProperty("peer")));
        return new RaftSettings(
                UUID.fromString(properties.getProperty("group")),
                own.id(),
                new InetSocketAddress(own.host(), own.port()),
                peers,
                Path.of(properties.getProperty("directory")).resolve(own.id()),
                tls(properties),
                tuning(properties.getProperty("tuning").split(",")));
    }

    private static PeerTls tls(Properties properties) throws GeneralSecurityException {
        Set<Hash> trusted = Arrays.stream(properties.getProperty("trusted").split(","))
                .map(Hash::parse)
                .collect(Collectors.toUnmodifiableSet());
        return new PeerTls(
                KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(bytes(properties.getProperty("key")))),
                (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes(properties.getProperty("certificate")))),
                trusted::contains);
    }

    private static RaftTuning tuning(String[] parts) {
        return new RaftTuning(
                Duration.parse(parts[0]),
                Duration.parse(parts[1]),
                Duration.parse(parts[2]),
                Integer.parseInt(parts[3]));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
