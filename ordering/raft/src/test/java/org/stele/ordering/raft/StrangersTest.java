package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupManagementRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ordering.raft.tls.PeerSecurity;
import org.stele.ordering.raft.tls.PeerTrust;

/** Only those speak to a peer whose keys are accepted at that moment. */
@Tag("faults")
class StrangersTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private Group group;
    /** Whose keys the first two of three peers accept. */
    private Set<Hash> accepted;

    private RaftOrdering one;
    private RaftOrdering two;

    @BeforeEach
    void open() throws Exception {
        group = Group.of(
                3,
                directory,
                new RaftTuning(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(2), 1024 * 1024));
        accepted = ConcurrentHashMap.newKeySet();
        accepted.add(group.keys().get(0).hash());
        accepted.add(group.keys().get(1).hash());
        one = RaftOrdering.open(group.settings(0, group.addresses(), accepted::contains));
        two = RaftOrdering.open(group.settings(1, group.addresses(), accepted::contains));
        Await.until(() -> one.status().leader().isPresent()
                && one.status().leader().equals(two.status().leader()));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void aPeerWhoseKeyIsNotAcceptedIsNeitherHeardNorTold() throws Exception {
        Peers.append(one, Peers.entry(1, 100));
        PeerTrust everyone = _ -> true;
        try (RaftOrdering stranger = RaftOrdering.open(group.settings(2, group.addresses(), everyone))) {
            Refused.failure(Kind.NOT_APPENDED, stranger.append(Peers.entry(2, 100)));
            Peers.append(two, Peers.entry(3, 100));
            assertThat(stranger.status().leader()).isEmpty();
            assertThat(stranger.status().certain()).isNegative();
        }
    }

    @Test
    void aPeerIsHeardUntilItsKeyIsNoLongerAcceptedAlsoOnConnectionsThatExist() throws Exception {
        accepted.add(group.keys().get(2).hash());
        try (RaftOrdering three = RaftOrdering.open(group.settings(2, group.addresses(), group.trust()))) {
            Await.until(() -> three.status().leader().isPresent());
            Await.until(() -> three.status().leader().equals(one.status().leader())
                    && !three.status().leader().orElseThrow().equals(three.id()));
            Peers.append(three, Peers.entry(1, 100));
            accepted.remove(group.keys().get(2).hash());
            Refused.failure(Kind.UNKNOWN, three.append(Peers.entry(2, 100)));
            Peers.append(one, Peers.entry(3, 100));
        }
    }

    @Test
    void aConnectionInPlainTextIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(0))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(PREFACE);
            int first = socket.getInputStream().read();
            // a TLS alert (RFC 8446 §5.1) or nothing; HTTP/2 would begin with the length of its settings
            assertThat(first).isIn(-1, 21);
        }
    }

    @Test
    void whoShowsAnAcceptedKeyIsAnswered() throws Exception {
        speak("TLSv1.3", group.keys().get(1).managers());
    }

    @Test
    void whoShowsNoKeyIsRefused() throws Exception {
        assertThatThrownBy(() -> speak("TLSv1.3", new KeyManager[0])).isInstanceOf(IOException.class);
    }

    @Test
    void anOlderTlsIsRefused() throws Exception {
        assertThatThrownBy(() -> speak("TLSv1.2", group.keys().get(1).managers()))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
    }

    @Test
    void noPeerAdministersAnother() throws Exception {
        try (RaftClientRpc member = new GrpcFactory(
                        PeerSecurity.parameters(group.keys().get(1).trusting(_ -> true)))
                .newRaftClientRpc(ClientId.randomId(), new RaftProperties())) {
            member.addRaftPeers(group.addresses().get(0).toRatis());
            RaftGroupId id = RaftGroupId.valueOf(group.id());
            assertThatThrownBy(() -> member.sendRequest(GroupManagementRequest.newRemove(
                            ClientId.randomId(),
                            RaftPeerId.valueOf(group.addresses().get(0).id()),
                            1,
                            id,
                            true,
                            false)))
                    .hasStackTraceContaining("PERMISSION_DENIED");
        }
        Peers.append(one, Peers.entry(1, 100));
    }

    private void speak(String protocol, KeyManager[] keys) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(keys, new TrustManager[] {new Anyone()}, new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port(0))) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write(PREFACE);
            // a server's first frame is its settings (RFC 9113 §3.4)
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the connection was closed");
            }
        }
    }

    private int port(int peer) {
        return group.addresses().get(peer).port();
    }

    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
