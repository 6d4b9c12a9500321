package org.stele.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRoute;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;

/** Who is let in, who is trusted, and how much is taken, over real sockets. */
final class LinkTest {
    private static final int LARGEST = 1_000;
    private static final int AT_ONCE = 2;
    private static final PeerCall ECHO = new PeerCall("/echo", Duration.ofSeconds(10), 2_000);
    private static final byte[] WORD = "word".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    private final RandomId north = RandomId.generate();
    private final RandomId south = RandomId.generate();
    private final TlsKey northKey = TlsKey.generate();
    private final TlsKey southKey = TlsKey.generate();
    private final Roll roll = new Roll();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private PeerListener listener;

    @BeforeEach
    void northListens() throws IOException {
        roll.list(north, northKey.hash());
        roll.list(south, southKey.hash());
        listener = listen(northKey);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void aMemberIsKnownByItsKeyAndAnswered() throws Exception {
        byte[] answer = clients(southKey).ask(north, ECHO, WORD);
        assertThat(answer).asString(US_ASCII).isEqualTo(south + " says word");
    }

    @Test
    void aStrangerIsRefused() {
        assertThatThrownBy(() -> clients(TlsKey.generate()).ask(north, ECHO, WORD))
                .isInstanceOf(PeerUnreachableException.class);
        assertThat(answered).hasValue(0);
    }

    @Test
    void whoShowsNoCertificateIsRefused() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLSv1.3");
        nobody.init(new KeyManager[0], new TrustManager[] {new NodeTls(southKey, roll).anyMember()}, null);
        try (Socket socket = connect(nobody, "TLSv1.3")) {
            assertThatThrownBy(() -> ask(socket)).isInstanceOf(IOException.class);
        }
        assertThat(answered).hasValue(0);
    }

    @Test
    void anOlderTlsIsRefused() throws Exception {
        SSLContext older = SSLContext.getInstance("TLSv1.2");
        NodeTls tls = new NodeTls(southKey, roll);
        older.init(new KeyManager[] {tls.keys()}, new TrustManager[] {tls.anyMember()}, null);
        assertThatThrownBy(() -> connect(older, "TLSv1.2").close()).isInstanceOf(IOException.class);
        assertThat(answered).hasValue(0);
    }

    @Test
    void plainTextIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            assertThat(ask(socket)).doesNotContain(" 200 ");
            socket.getInputStream().readAllBytes();
        }
        assertThat(answered).hasValue(0);
    }

    @Test
    void aConnectionThatIsOpenWhenItsMemberIsExpelledIsRefusedToo() throws Exception {
        try (Socket socket = connect(new NodeTls(southKey, roll).reaching(northKey.hash()), "TLSv1.3")) {
            assertThat(ask(socket)).contains(" 200 ");
            roll.expel(south);
            assertThat(ask(socket)).contains(" 403 ");
        }
        assertThat(answered).hasValue(1);
    }

    @Test
    void anOldKeyIsRefusedAndTheNewOneLetIn() throws Exception {
        PeerClients old = clients(southKey);
        old.ask(north, ECHO, WORD);
        TlsKey next = TlsKey.generate();
        roll.list(south, next.hash());
        assertThatThrownBy(() -> old.ask(north, ECHO, WORD)).isInstanceOf(Exception.class);
        assertThat(clients(next).ask(north, ECHO, WORD)).isNotEmpty();
    }

    @Test
    void aNodeThatShowsAnotherMembersKeyIsNotBelieved() {
        roll.list(north, TlsKey.generate().hash());
        assertThatThrownBy(() -> clients(southKey).ask(north, ECHO, WORD)).isInstanceOf(PeerUnreachableException.class);
        assertThat(answered).hasValue(0);
    }

    @Test
    void anExpelledMemberIsNotAskedAnyMore() throws Exception {
        PeerClients clients = clients(southKey);
        clients.ask(north, ECHO, WORD);
        roll.expel(north);
        assertThatThrownBy(() -> clients.ask(north, ECHO, WORD))
                .isInstanceOf(PeerUnreachableException.class)
                .hasMessageContaining("no TLS key");
        assertThat(answered).hasValue(1);
    }

    @Test
    void aMemberWithoutAnAddressIsOutOfReach() {
        RandomId east = RandomId.generate();
        assertThatThrownBy(() -> clients(southKey).ask(east, ECHO, WORD)).hasMessageContaining("set peers." + east);
    }

    @Test
    void aBodyTooLongIsRefused() {
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class, () -> clients(southKey).ask(north, ECHO, new byte[LARGEST + 1]));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(answered).hasValue(0);
    }

    @Test
    void anAnswerTooLongIsNotRead() {
        PeerCall modest = new PeerCall("/echo", Duration.ofSeconds(10), 3);
        assertThatThrownBy(() -> clients(southKey).ask(north, modest, WORD))
                .isInstanceOf(PeerUnreachableException.class);
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        listener.serve(new PeerRoute("/never", 10, 1, (_, _) -> waitFor(never)));
        PeerCall impatient = new PeerCall("/never", Duration.ofMillis(100), 10);
        assertThatThrownBy(() -> clients(southKey).ask(north, impatient, new byte[0]))
                .isInstanceOf(PeerUnreachableException.class);
        never.countDown();
    }

    @Test
    void oneMemberTakesOnlySoMuchRoomAndLeavesTheOthersTheirs() throws Exception {
        RandomId east = RandomId.generate();
        TlsKey eastKey = TlsKey.generate();
        roll.list(east, eastKey.hash());
        CountDownLatch come = new CountDownLatch(AT_ONCE);
        CountDownLatch go = new CountDownLatch(1);
        listener.serve(new PeerRoute("/slow", 10, AT_ONCE, (_, _) -> {
            come.countDown();
            return waitFor(go);
        }));
        PeerCall slow = new PeerCall("/slow", Duration.ofSeconds(10), 10);
        PeerClients clients = clients(southKey);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> first = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                first.add(threads.submit(() -> clients.ask(north, slow, new byte[0])));
            }
            come.await();
            PeerRefusedException refused =
                    catchThrowableOfType(PeerRefusedException.class, () -> clients.ask(north, slow, new byte[0]));
            assertThat(refused.status()).isEqualTo(503);
            Future<byte[]> other = threads.submit(() -> clients(eastKey).ask(north, slow, new byte[0]));
            go.countDown();
            assertThat(other.get()).isEmpty();
            for (Future<byte[]> each : first) {
                assertThat(each.get()).isEmpty();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
        assertThatThrownBy(() -> PeerListener.open(taken, folder.resolve("other"), new NodeTls(northKey, roll)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + listener.port() + " is in use");
    }

    @Test
    void aListenerOpensAlsoWhereTheFolderOfTheFirstServerOfThisProcessCannotBeMadeAgain() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        System.setProperty("catalina.home", file.resolve("gone").toString());
        assertThat(listen(southKey).port()).isPositive();
    }

    private PeerListener listen(TlsKey key) throws IOException {
        PeerListener listening = PeerListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, new NodeTls(key, roll));
        opened.add(listening);
        listening.serve(new PeerRoute("/echo", LARGEST, AT_ONCE, (member, body) -> {
            answered.incrementAndGet();
            return (member + " says " + new String(body, US_ASCII)).getBytes(US_ASCII);
        }));
        return listening;
    }

    private PeerClients clients(TlsKey key) {
        URI address = URI.create("https://127.0.0.1:" + listener.port());
        PeerClients clients = new PeerClients(Map.of(north, address), new NodeTls(key, roll));
        opened.add(clients);
        return clients;
    }

    private SSLSocket connect(SSLContext context, String protocol) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    /** Asks on an open connection and reads the head of the answer, and its body. */
    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("POST /echo HTTP/1.1\r\nHost: north\r\nContent-Length: 4\r\n\r\nword".getBytes(US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            head.append((char) next);
        }
        socket.getInputStream().readNBytes(length(head.toString()));
        return head.toString();
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
    }

    private static byte[] waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new byte[0];
    }
}
