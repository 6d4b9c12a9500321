package org.stele.cli.wallet;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.WrongPassphraseException;
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

    Wallet load() throws IOException {
        if (!Files.exists(file)) {
            throw new CommandFailed(
                    "no wallet at " + file + ": make one with 'stele wallet claim', or name it with --wallet");
        }
        try {
            return WalletFile.load(file, passphrase());
        } catch (WrongPassphraseException e) {
            throw new CommandFailed("the passphrase does not open " + file, e);
        }
    }

    /** The wallet, or a new one where there is no file yet. */
    Wallet loadOrNew() throws IOException {
        return Files.exists(file) ? load() : Wallet.empty();
    }

    /** To be asked before keys are made that nobody else has. */
    void requireWritable() {
        Path place = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        if (place == null || !Files.isWritable(place)) {
            throw new CommandFailed(file + " cannot be written: name another file with --wallet");
        }
    }

    void save(Wallet wallet) throws IOException {
        WalletFile.save(file, passphrase(), wallet);
    }

    StoredRole role(Wallet wallet) {
        return wallet.role(role)
                .orElseThrow(() -> new CommandFailed("say which role with --as; this wallet has " + wallet.roles()));
    }

    /** The role that was named; where none was, the first: for what any of them may ask. */
    StoredRole roleOrFirst(Wallet wallet) {
        return role.isEmpty() ? wallet.roles().getFirst() : role(wallet);
    }

    private char[] passphrase() throws IOException {
        if (passphrase == null) {
            passphrase = passphraseFile == null ? ask() : firstLine(passphraseFile);
        }
        return passphrase;
    }

    private static char[] firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new CommandFailed(file + " is empty: its first line is the passphrase"))
                    .toCharArray();
        } catch (NoSuchFileException e) {
            throw new CommandFailed("no passphrase file at " + file, e);
        }
    }

    private static char[] ask() {
        Console console = System.console();
        char @Nullable [] answer =
                console == null || !console.isTerminal() ? null : console.readPassword("Passphrase: ");
        if (answer == null) {
            throw new CommandFailed("no terminal to ask for the passphrase: give --passphrase-file");
        }
        return answer;
    }
}
