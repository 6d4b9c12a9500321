package org.stele.node.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Optional;
import org.stele.node.config.NodeDirectory;

/** Asks a running node of this user. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Asks, and waits until it is done.
     *
     * @return empty where no node runs there
     */
    public static Optional<ControlAnswer> ask(NodeDirectory directory, ControlRequest request) throws IOException {
        if (!Files.exists(directory.control())) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.control()))) {
            ControlLines.write(channel, request.line());
            return Optional.of(ControlAnswer.parse(ControlLines.read(channel)));
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }
}
