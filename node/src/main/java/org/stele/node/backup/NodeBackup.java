package org.stele.node.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.directory.FileTree;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.config.OrderingSettings;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;

/**
 * Writes backups of one node. All of it stays under the keys and the passphrase that it is under in the node, and the vote key is
 * left out.
 */
public final class NodeBackup {
    private final NodeConfiguration configuration;
    private final Consumer<Path> ledger;
    private final Optional<Consumer<Path>> vault;

    private NodeBackup(NodeConfiguration configuration, Consumer<Path> ledger, Optional<Consumer<Path>> vault) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.vault = vault;
    }

    /** Of a node that goes on meanwhile. */
    public static NodeBackup ofRunning(NodeConfiguration configuration, Ledger ledger, Vault vault) {
        return new NodeBackup(configuration, ledger::checkpoint, ownVault(configuration, vault::copy));
    }

    /**
     * Of a node that is stopped.
     *
     * @param passphrase of its keys
     */
    public static NodeBackup ofStopped(NodeConfiguration configuration, char[] passphrase) {
        StoppedNode node = new StoppedNode(configuration, passphrase);
        return new NodeBackup(configuration, node::copyLedger, ownVault(configuration, node::copyVault));
    }

    /**
     * Writes one.
     *
     * <p>The ledger goes first: what it says that this organisation has is in the vault by then, and so is in the copy. What the
     * vault has beyond that height, the restored ledger hears of from the other members. The other way round the ledger could name
     * records that the vault's copy lacks.
     *
     * @param to a folder that is empty or not there
     */
    public void write(Path to) throws BackupException {
        requireOthers();
        BackupFolder backup = new BackupFolder(to);
        try {
            requireFree(to);
            ledger.accept(backup.ledger());
            if (vault.isPresent()) {
                vault.get().accept(backup.vault());
            }
            copyFiles(configuration.directory(), new NodeDirectory(to));
            FileTree.sync(to);
            backup.finish();
        } catch (LedgerStoppedException | VaultException e) {
            throw new BackupException(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new BackupException(
                    "the backup cannot be written to " + to + " (" + e.getMessage()
                            + "): check its disk and owner, and name an empty folder",
                    e);
        }
    }

    /** An organisation's own database is backed up by its own means. */
    private static Optional<Consumer<Path>> ownVault(NodeConfiguration configuration, Consumer<Path> copy) {
        return configuration.database() instanceof DatabaseSettings.Embedded ? Optional.of(copy) : Optional.empty();
    }

    /** A node that makes the order by itself is the only one that could vote a restored one in. */
    private void requireOthers() throws BackupException {
        boolean isEmbedded = configuration.joining().ordering() instanceof OrderingSettings.Embedded;
        long epoch = configuration.joining().epoch().orElse(1L);
        if (isEmbedded && Files.exists(configuration.directory().ordering(epoch))) {
            throw new BackupException(
                    "this network has one voting member, so nobody could vote in the new key of a restored"
                            + " node: stop it, and copy its whole folder instead");
        }
    }

    private static void requireFree(Path to) throws IOException, BackupException {
        if (!FileTree.isFree(to)) {
            throw new BackupException(to + " is not empty: name a new folder for each backup");
        }
        Files.createDirectories(to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyFiles(NodeDirectory from, NodeDirectory to) throws IOException {
        Files.createDirectories(to.keys());
        Files.copy(from.configuration(), to.configuration());
        Files.copy(from.genesis(), to.genesis());
        Files.copy(from.organisationKeys(), to.organisationKeys());
        Files.copy(from.vaultRootKey(), to.vaultRootKey());
        if (Files.exists(from.tlsKey())) {
            Files.copy(from.tlsKey(), to.tlsKey());
        }
    }
}
