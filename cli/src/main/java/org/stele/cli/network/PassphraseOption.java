package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import org.stele.cli.CommandFailed;
import org.stele.node.config.PassphraseSource;
import org.stele.node.keys.Passphrases;
import picocli.CommandLine.Option;

/** Under which passphrase an organisation's keys are kept. */
final class PassphraseOption {
    @Option(
            names = "--passphrase-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds the passphrase of the keys in its first line; its owner alone should read it.")
    private Path file;

    Path file() {
        return file.toAbsolutePath().normalize();
    }

    char[] read() {
        try {
            return Passphrases.read(new PassphraseSource.File(file));
        } catch (IOException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
