package org.stele.cli.wallet;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;

/** Where a wallet's passphrase comes from: the first line of a file, or whoever sits at the terminal. */
final class Passphrase {
    /** Asks without showing what is typed. */
    interface Terminal {
        /** Nothing where the input is at its end. */
        char @Nullable [] ask(String prompt);
    }

    private Passphrase() {}

    static char[] inFile(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new CommandFailed(file + " is empty: its first line is the passphrase"))
                    .toCharArray();
        } catch (NoSuchFileException e) {
            throw new CommandFailed("no passphrase file at " + file, e);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailed("no passphrase can be read from " + file + ": " + e.getMessage(), e);
        }
    }

    static char[] typed(Terminal terminal) {
        return typed(terminal, "Passphrase: ");
    }

    /** Typed twice: who mistypes a new one could never open what it closes. */
    static char[] typedAnew(Terminal terminal) {
        return twice(terminal, "A passphrase for the new wallet: ", "passphrase");
    }

    /** As well typed twice: whoever shall use the link would be shut out by a mistake. */
    static char[] passcode(Terminal terminal) {
        return twice(terminal, "A passcode for the link: ", "passcode");
    }

    private static char[] twice(Terminal terminal, String prompt, String what) {
        char[] first = typed(terminal, prompt);
        if (first.length == 0) {
            throw new CommandFailed("an empty " + what + " protects nothing: nothing was done");
        }
        if (!Arrays.equals(first, typed(terminal, "Once more: "))) {
            throw new CommandFailed("these were two different " + what + "s: nothing was done");
        }
        return first;
    }

    private static char[] typed(Terminal terminal, String prompt) {
        char @Nullable [] answer = terminal.ask(prompt);
        if (answer == null) {
            throw new CommandFailed("no terminal to ask for the passphrase: give --passphrase-file");
        }
        return answer;
    }

    /** This process's. */
    static char @Nullable [] console(String prompt) {
        Console console = System.console();
        return console == null || !console.isTerminal() ? null : console.readPassword(prompt);
    }
}
