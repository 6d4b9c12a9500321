package org.stele.node.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stele.node.config.PassphraseSource;

/** Fetches a passphrase from where the configuration says. */
public final class Passphrases {
    private static final int LONGEST = 4096;

    private Passphrases() {}

    /**
     * The passphrase, which the caller clears.
     *
     * @throws IOException where there is none; the message says what to do
     */
    public static char[] read(PassphraseSource source) throws IOException {
        char[] passphrase = switch (source) {
            case PassphraseSource.File(Path path) -> fromFile(path);
            case PassphraseSource.Environment(String variable) -> fromEnvironment(variable);
            case PassphraseSource.StandardInput() -> firstLine(System.in);
            case PassphraseSource.Given given -> given.passphrase();
        };
        if (passphrase.length == 0) {
            throw new IOException("the passphrase is empty: give it where node.yaml's passphrase says");
        }
        return passphrase;
    }

    private static char[] fromFile(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new IOException("the passphrase file " + path + " cannot be read: make it, or allow it to this user");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return firstLine(in);
        }
    }

    private static char[] fromEnvironment(String variable) throws IOException {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IOException("the environment variable " + variable + " is not set: it holds the passphrase");
        }
        return value.toCharArray();
    }

    private static char[] firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line.toByteArray()));
        char[] passphrase = new char[decoded.remaining()];
        decoded.get(passphrase);
        return passphrase;
    }
}
