package org.stele.node.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.node.config.NodeDirectory;

/**
 * A Unix socket in a folder that only the node's user may enter. Who can ask there could copy the node's files as well, so that
 * it gives nobody anything, and no key has to lie ready for a backup at night. One request a connection: a line; the answer is
 * a line too.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    private final ServerSocketChannel channel;
    private final Function<ControlRequest, ControlAnswer> desk;
    private final ReentrantLock asking = new ReentrantLock();

    private ControlSocket(ServerSocketChannel channel, Function<ControlRequest, ControlAnswer> desk) {
        this.channel = channel;
        this.desk = desk;
    }

    /**
     * Listens, and answers one request after the other.
     *
     * @throws IOException where no socket can be made there, such as where the folder's path is too long for one
     */
    public static ControlSocket open(NodeDirectory directory, Function<ControlRequest, ControlAnswer> desk)
            throws IOException {
        Path file = directory.control();
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(file);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        ControlSocket socket = new ControlSocket(channel, desk);
        Thread.ofPlatform().name("control").daemon().start(socket::listen);
        return socket;
    }

    private void listen() {
        while (channel.isOpen()) {
            try {
                SocketChannel connection = channel.accept();
                Thread.ofVirtual().name("control-answer").start(() -> serve(connection));
            } catch (ClosedChannelException e) {
                LOG.debug("closed", e);
            } catch (IOException e) {
                LOG.warn("this node's user cannot be heard", e);
            }
        }
    }

    /** On a thread of its own: who says nothing keeps nobody else waiting. */
    private void serve(SocketChannel connection) {
        try (connection) {
            ControlLines.write(connection, answer(ControlLines.read(connection)).line());
        } catch (IOException e) {
            LOG.warn("whoever asked this node something went away", e);
        }
    }

    private ControlAnswer answer(String line) {
        try {
            return desk(ControlRequest.parse(line));
        } catch (IllegalArgumentException e) {
            return ControlAnswer.failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // one request that goes wrong must not end the socket
            LOG.error("a request of this node's user failed", e);
            return ControlAnswer.failed("it failed: look into the node's logs/node.log");
        }
    }

    /** One after the other. */
    private ControlAnswer desk(ControlRequest request) {
        asking.lock();
        try {
            return desk.apply(request);
        } finally {
            asking.unlock();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("the control socket did not close", e);
        }
    }
}
