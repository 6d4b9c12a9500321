package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.WrongPassphraseException;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.TlsKeyFile;

/** The key that the node shows to other nodes. */
final class RotatingTlsKey implements RotatingKey {
    private final NodeDirectory node;
    private final char[] passphrase;
    private final Administration administration;

    RotatingTlsKey(NodeDirectory node, char[] passphrase, Administration administration) {
        this.node = node;
        this.passphrase = passphrase;
        this.administration = administration;
    }

    @Override
    public Path file() {
        return node.tlsKey();
    }

    @Override
    public Optional<Path> before() {
        return Optional.empty();
    }

    @Override
    public void make(Path next) throws IOException {
        TlsKeyFile.create(next, passphrase, TlsKey.generate(), Argon2Cost.STANDARD);
    }

    @Override
    public boolean isListed(Path key) throws IOException, WrongPassphraseException {
        return administration
                .read(NetworkTables.TLS_KEY, TlsKeyFile.read(key, passphrase).hash())
                .isPresent();
    }

    @Override
    public void list(Path key) throws IOException, WrongPassphraseException {
        administration.submit(
                "rotateTlsKey",
                new NetworkCommand.RotateTlsKey(TlsKeyFile.read(key, passphrase).hash()));
    }
}
