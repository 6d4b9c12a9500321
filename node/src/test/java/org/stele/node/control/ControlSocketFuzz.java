package org.stele.node.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.node.config.NodeDirectory;

/** Whatever the node's user sends to its socket, there is an answer, and the socket goes on. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class ControlSocketFuzz {
    private static NodeDirectory directory;
    private static ControlSocket socket;

    @BeforeContainer
    static void open() throws IOException {
        directory = new NodeDirectory(Files.createTempDirectory("control"));
        socket = ControlSocket.open(directory, _ -> ControlAnswer.success());
    }

    @AfterContainer
    static void close() throws IOException {
        socket.close();
        Files.deleteIfExists(directory.control());
        Files.deleteIfExists(directory.control().getParent());
        Files.deleteIfExists(directory.root());
    }

    @Property(tries = 200)
    void anyBytesLeaveItListening(@ForAll @Size(max = 40_000) byte[] bytes) throws IOException {
        try (SocketChannel channel = connect()) {
            send(channel, bytes);
        }
        assertThat(known()).contains(ControlAnswer.success());
    }

    @Property(tries = 200)
    void anyLineIsAnswered(@ForAll @StringLength(max = 2_000) String text) throws IOException {
        try (SocketChannel channel = connect()) {
            ControlLines.write(channel, text.replace('\n', ' '));
            assertThat(ControlLines.read(channel)).isNotEmpty();
        }
    }

    @Property(tries = 200)
    void anyLineThatBeginsAsARequestIsAnswered(@ForAll @StringLength(max = 2_000) String text) throws IOException {
        anyLineIsAnswered(ControlRequest.BACKUP + text);
    }

    @Property
    void anyAnswerIsReadAsOne(@ForAll String line) {
        assertThat(ControlAnswer.parse(line).line()).doesNotContain("\n");
    }

    @Example
    void whoSaysNothingKeepsNobodyWaiting() throws IOException {
        try (SocketChannel silent = connect()) {
            assertThat(known()).contains(ControlAnswer.success());
            assertThat(silent.isOpen()).isTrue();
        }
    }

    private static Optional<ControlAnswer> known() throws IOException {
        return ControlClient.ask(directory, new ControlRequest.Backup(Path.of("/")));
    }

    private static SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(directory.control()));
    }

    /** A node that has answered reads no further. */
    private static void send(SocketChannel channel, byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            assertThat(left.position()).isPositive();
        }
    }
}
