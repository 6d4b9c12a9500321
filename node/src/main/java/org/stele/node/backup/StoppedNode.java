package org.stele.node.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.stele.crypto.SigningKey;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.VoteKeyFile;
import org.stele.vault.copy.VaultCopy;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;

/** Copies what a stopped node keeps. */
final class StoppedNode {
    private final NodeConfiguration configuration;
    private final char[] passphrase;

    StoppedNode(NodeConfiguration configuration, char[] passphrase) {
        this.configuration = configuration;
        this.passphrase = passphrase;
    }

    void copyLedger(Path to) {
        try {
            LedgerDirectory.copyStopped(
                    configuration.directory().ledger(),
                    to,
                    VoteKeyFile.readAll(configuration.directory(), passphrase).stream()
                            .map(SigningKey::verificationKey)
                            .toList());
        } catch (WrongPassphraseException e) {
            throw new UncheckedIOException(new IOException("the passphrase does not open its keys", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the vault's server for as long as that takes. */
    void copyVault(Path to) {
        if (configuration.database() instanceof DatabaseSettings.Embedded(Path programs)) {
            try (Database database =
                    EmbeddedDatabase.open(configuration.directory().vault(), programs)) {
                VaultCopy.write(database, to);
            }
        }
    }
}
