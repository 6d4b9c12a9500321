package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.Actor;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.directory.LockFile;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;
import picocli.CommandLine.Option;

/** Which wallet, and how it is opened. The passphrase is never an argument: others on the machine could read it. */
final class WalletOptions {
    @Option(
            names = "--wallet",
            paramLabel = "FILE",
            defaultValue = "wallet.stele",
            description = "The wallet's file (${DEFAULT-VALUE}).")
    private Path file = Path.of("wallet.stele");

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Holds the passphrase in its first line; without it you are asked.")
    private @Nullable Path passphraseFile;

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            defaultValue = "",
            description = "Which of the wallet's roles, such as subject:…; not needed where there is one.")
    private String role = "";

    private char @Nullable [] passphrase;

    Path file() {
        return file;
    }

    Wallet load() {
        if (!Files.exists(file)) {
            throw new CommandFailed(
                    "no wallet at " + file + ": make one with 'stele wallet claim', or name it with --wallet");
        }
        try {
            return WalletFile.load(file, passphrase());
        } catch (WrongPassphraseException e) {
            throw new CommandFailed("the passphrase does not open " + file, e);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be opened as a wallet: " + e.getMessage(), e);
        }
    }

    /** The wallet, or a new one where there is no file yet. Either way its passphrase is known from then on. */
    Wallet loadOrNew() {
        if (Files.exists(file)) {
            return load();
        }
        passphrase =
                passphraseFile == null ? Passphrase.typedAnew(Passphrase::console) : Passphrase.inFile(passphraseFile);
        return Wallet.empty();
    }

    /** Whether the file can be replaced: its folder takes another one. */
    void requireWritable() {
        Path place = file.toAbsolutePath().getParent();
        if (place == null || !Files.isWritable(place)) {
            throw new CommandFailed(file + " cannot be written: name another file with --wallet");
        }
    }

    /** Keeps other commands from changing the wallet until it is closed. */
    LockFile lock() throws IOException {
        return WalletFile.lock(file)
                .orElseThrow(() -> new CommandFailed("another command is at work on " + file
                        + ": wait until it has ended, then give this one again"));
    }

    /** On the disk when this returns. */
    void save(Wallet wallet) {
        try {
            WalletFile.save(file, passphrase(), wallet);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    StoredRole role(Wallet wallet) {
        return wallet.role(role).orElseThrow(() -> new CommandFailed(otherwise(wallet)));
    }

    /** The role that was named; where none was, the first: for what any of them may ask. */
    StoredRole roleOrFirst(Wallet wallet) {
        return role.isEmpty() && !wallet.roles().isEmpty() ? wallet.roles().getFirst() : role(wallet);
    }

    private String otherwise(Wallet wallet) {
        return wallet.unclaimed().stream()
                .filter(pending -> role.isEmpty()
                        ? wallet.roles().isEmpty()
                        : pending.toString().equals(role))
                .findFirst()
                .map(WalletOptions::awaited)
                .orElseGet(() -> "say which role with --as; this wallet has " + wallet.roles());
    }

    private static String awaited(StoredRole pending) {
        return pending.author().kind().equals(Actor.KEY)
                ? "the wallet's key is not known to have a seat yet: name it with 'stele wallet seat --seat'"
                : pending + " is not known to be claimed yet: give its 'stele wallet claim' again";
    }

    private char[] passphrase() {
        if (passphrase == null) {
            passphrase =
                    passphraseFile == null ? Passphrase.typed(Passphrase::console) : Passphrase.inFile(passphraseFile);
        }
        return passphrase;
    }
}
