package org.stele.node.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.directory.FileTree;
import org.stele.ledger.fsck.Fsck;
import org.stele.node.KnownRules;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.VoteKeyFile;
import org.stele.vault.VaultException;
import org.stele.vault.copy.VaultCopy;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;

/** Makes a node of a backup, with a vote key of its own: it observes until its organisation has put that into the ledger. */
public final class NodeRestore {
    private final BackupFolder backup;
    private final NodeDirectory to;

    private NodeRestore(BackupFolder backup, NodeDirectory to) {
        this.backup = backup;
        this.to = to;
    }

    /**
     * Checks the backup and restores it.
     *
     * @param to a folder that is empty or not there
     * @param passphrase of the node's keys
     * @return the new vote key
     */
    public static VerificationKey run(Path backup, Path to, char[] passphrase, Argon2Cost cost) throws BackupException {
        NodeRestore restore = new NodeRestore(new BackupFolder(backup), new NodeDirectory(to));
        try {
            restore.check();
            restore.requireFree();
            return restore.make(passphrase, cost);
        } catch (WrongPassphraseException e) {
            throw new BackupException("the passphrase does not open the keys in " + backup + ": give the right one", e);
        } catch (ConfigurationException | LedgerStoppedException | VaultException e) {
            throw new BackupException(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new BackupException(
                    "the node cannot be restored to " + to + " (" + e.getMessage() + "): check its disk and owner", e);
        }
    }

    private void check() throws BackupException, IOException {
        if (!backup.isFinished()) {
            throw new BackupException(backup.root() + " is no backup, or one that was not finished: take another one");
        }
        List<String> found = new ArrayList<>(backup.differences());
        if (found.isEmpty()) {
            found.addAll(
                    Fsck.check(backup.ledger(), KnownRules.all(), line -> {}).findings());
        }
        if (!found.isEmpty()) {
            throw new BackupException("the backup is damaged, take another one: " + String.join("; ", found));
        }
    }

    private void requireFree() throws BackupException, IOException {
        if (!FileTree.isFree(to.root())) {
            throw new BackupException(to.root() + " is not empty: name a new folder");
        }
    }

    private VerificationKey make(char[] passphrase, Argon2Cost cost)
            throws BackupException, IOException, WrongPassphraseException {
        NodeDirectory from = new NodeDirectory(backup.root());
        Ed25519SigningKey vote = Ed25519SigningKey.generate();
        OrganisationKeyFile.read(from.organisationKeys(), passphrase, vote);
        Files.createDirectories(to.root());
        Files.setPosixFilePermissions(to.root(), PosixFilePermissions.fromString("rwx------"));
        FileTree.copy(from.keys(), to.keys());
        FileTree.copy(backup.ledger(), to.ledger());
        Files.copy(from.genesis(), to.genesis());
        VoteKeyFile.create(to.voteKey(), passphrase, vote, cost);
        Files.copy(from.configuration(), to.configuration());
        Files.createFile(to.raftJoins());
        fillVault();
        FileTree.sync(to.root());
        return vote.verificationKey();
    }

    /** An organisation's own database is restored by its own means. */
    private void fillVault() {
        if (ConfigurationFile.read(to.root()).database() instanceof DatabaseSettings.Embedded(Path programs)) {
            try (Database database = EmbeddedDatabase.open(to.vault(), programs)) {
                VaultCopy.read(backup.vault(), database);
            }
        }
    }
}
