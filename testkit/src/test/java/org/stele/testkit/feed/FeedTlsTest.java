package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.link.tls.TlsKey;
import tools.jackson.databind.JsonNode;

/** Senders come in by TLS with a certificate that the hospital listed, and find what they sent again after a crash. */
@Tag("faults")
class FeedTlsTest {
    private static final char[] PASSWORD = "correct horse".toCharArray();

    private final TlsKey node = TlsKey.generate();
    private final X509Certificate nodeCertificate = node.certificate();

    @TempDir
    Path folder;

    @Test
    void aListedSenderIsTakenAndFindsItsMessagesAgainAfterTheNodeWasKilled() throws Exception {
        TlsKey sender = TlsKey.generate();
        X509Certificate certificate = sender.certificate();
        files(certificate);
        try (FedHospital hospital = FedHospital.open(folder.resolve("network"), lines())) {
            SSLContext listed = context(sender, certificate);
            SSLContext stranger = context(TlsKey.generate());
            assertThatThrownBy(() -> send(stranger, hospital, "any")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> {
                        try (Mllp plain = Mllp.plain(hospital.port())) {
                            plain.send("any");
                        }
                    })
                    .isInstanceOf(IOException.class);
            String taken = Messages.admission("T1", "4711", "V1");
            String unknown = Messages.admission("T2", "4712", "V2").replace("HOSP^MR", "SECOND^MR");
            assertThat(send(listed, hospital, taken)).contains("\rMSA|AA|T1");
            assertThat(send(listed, hospital, unknown)).contains("\rMSA|AE|T2", "|204^");

            hospital.member().kill();
            Path yaml = hospital.member().directory().resolve("node.yaml");
            Files.writeString(
                    yaml,
                    Files.readString(yaml)
                            .replace("    HOSP: ", "    SECOND: http://hospital-a.example/mrn\n    HOSP: "));
            FedHospital again = hospital.restarted();

            assertThat(send(listed, again, taken)).contains("\rMSA|AA|T1");
            assertThat(send(listed, again, taken.replace("WARD", "OTHER"))).contains("\rMSA|AE|T1", "|205^");
            JsonNode kept = kept(again).path(0);
            assertThat(kept.path("controlId").asString("")).isEqualTo("T2");
            JsonNode replayed = again.clerk()
                    .node()
                    .post(
                            "/v1/feed/messages/" + kept.path("id").asString("") + "/replay",
                            new byte[0],
                            "application/json",
                            again.clerk().holder());
            assertThat(replayed.path("filed").asBoolean()).isTrue();
            assertThat(kept(again).valueStream().map(it -> it.path("controlId").asString("")))
                    .containsExactly("T1");
            assertThat(send(listed, again, unknown)).contains("\rMSA|AA|T2");
        }
    }

    @Test
    void aSenderThatNeverReadsIsCutAndHandshakesThatDripHoldNoPlaces() throws Exception {
        TlsKey sender = TlsKey.generate();
        X509Certificate certificate = sender.certificate();
        files(certificate);
        try (FedHospital hospital = FedHospital.open(folder.resolve("network"), lines() + "  connections: 1\n")) {
            SSLContext listed = context(sender, certificate);
            List<Socket> dripping = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                dripping.add(new Socket(InetAddress.getLoopbackAddress(), hospital.port()));
            }
            assertThat(send(listed, hospital, Messages.admission("D1", "4711", "V1")))
                    .contains("\rMSA|AA|D1");
            for (Socket socket : dripping) {
                assertThat(isCutWhileDripping(socket)).isTrue();
            }
            try (Mllp ehr = new Mllp(listed.getSocketFactory().createSocket("127.0.0.1", hospital.port()))) {
                assertThat(ehr.isCutWithoutReading(Messages.chatty("4711"))).isTrue();
            }
            assertThat(sendUntilTaken(listed, hospital, Messages.admission("D2", "4712", "V2")))
                    .contains("\rMSA|AA|D2");
        }
    }

    /** A part of a record of TLS, a byte at a time. */
    private static boolean isCutWhileDripping(Socket socket) throws IOException {
        byte[] beginning = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01};
        try (socket) {
            socket.setSoTimeout(500);
            for (int i = 0; i < 40; i++) {
                socket.getOutputStream().write(beginning[Math.min(i, beginning.length - 1)]);
                try {
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException e) {
                    // it waits for more
                }
            }
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** The one place is free again once who has it is gone. */
    private static String sendUntilTaken(SSLContext context, FedHospital hospital, String message) throws IOException {
        for (int i = 0; i < 20; i++) {
            try {
                return send(context, hospital, message);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        return send(context, hospital, message);
    }

    private static JsonNode kept(FedHospital hospital) throws Exception {
        return hospital.clerk().node().get("/v1/feed/messages", hospital.clerk().holder());
    }

    private static String send(SSLContext context, FedHospital hospital, String message) throws IOException {
        try (Mllp ehr = new Mllp(context.getSocketFactory().createSocket("127.0.0.1", hospital.port()))) {
            return ehr.send(message);
        }
    }

    private String lines() {
        return """
                  keystore: %s
                  keystore-password-file: %s
                  clients: %s
                """.formatted(file("node.p12"), file("password"), file("clients.pem"));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void files(X509Certificate sender) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("node", node.privateKey(), PASSWORD, new X509Certificate[] {nodeCertificate});
        try (var out = Files.newOutputStream(file("node.p12"))) {
            store.store(out, PASSWORD);
        }
        Files.writeString(file("password"), new String(PASSWORD) + "\n");
        Files.writeString(
                file("clients.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(sender.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private SSLContext context(TlsKey key) throws Exception {
        return context(key, key.certificate());
    }

    /** Shows the certificate, and trusts the node's. */
    private SSLContext context(TlsKey key, X509Certificate certificate) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("sender", key.privateKey(), PASSWORD, new X509Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("node", nodeCertificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
