package org.stele.cli.hl7;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import picocli.CommandLine;

/** {@code stele hl7 send} tries a connection. */
class SendFilesTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void messagesAreSentOneAfterAnotherAndTheirAnswersShown() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(listener));
            String first = message("C1");
            String second = message("C2");
            assertThat(run(first, second, "--to", "127.0.0.1:" + listener.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(heard).hasSize(2).allMatch(it -> it.contains("\rPID|1||4711\r") && !it.contains("\n"));
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("one-C1: AA"),
                        line -> assertThat(line).contains("one-C2: AE 204 PID.1.3 not known"));
    }

    @Test
    void plainLeavesThisMachineForNobody() throws IOException {
        assertThat(run(message("C1"), "--to", "192.0.2.1:2575")).isEqualTo(1);
        assertThat(err.toString()).contains("plain to this machine only");
    }

    @Test
    void whatIsNoMessageIsNamedAndNotSent() throws IOException {
        Path file = Files.writeString(folder.resolve("none"), "none");
        assertThat(run(file.toString(), "--to", "127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains(file + " is no message");
    }

    private String message(String controlId) throws IOException {
        String text = "MSH|^~\\&|A|B|C|D|20260301||ADT^A31|" + controlId + "|P|2.5.1\nPID|1||4711\n";
        return Files.writeString(folder.resolve("one-" + controlId), text).toString();
    }

    /** {@code AA} to the first message, {@code AE} to the second. */
    private void answer(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            FrameReader reader = new FrameReader(new BufferedInputStream(socket.getInputStream()), 1 << 20);
            for (String answer : List.of("MSA|AA|C1\r", "MSA|AE|C2\rERR||PID^1^3|204|E||||not known\r")) {
                assertThat(reader.awaitBegin()).isTrue();
                heard.add(new String(reader.message().orElseThrow(), UTF_8));
                String whole = "MSH|^~\\&|C|D|A|B|20260301||ACK|1|P|2.5.1\r" + answer;
                socket.getOutputStream().write(Frames.of(whole.getBytes(UTF_8)));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "hl7";
        all[1] = "send";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return command.execute(all);
    }
}
