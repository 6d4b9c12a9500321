package org.stele.node.config;

import java.nio.file.Path;

/** Where the passphrase of the key files comes from. Never the command line, which every user of the machine can list. */
public sealed interface PassphraseSource {
    /** The first line of a file that only the node's user can read. */
    record File(Path path) implements PassphraseSource {}

    /** An environment variable. */
    record Environment(String variable) implements PassphraseSource {}

    /** The first line of standard input. */
    record StandardInput() implements PassphraseSource {}

    /** Held by who starts the node in the same process. */
    final class Given implements PassphraseSource {
        private final char[] passphrase;

        public Given(char[] passphrase) {
            this.passphrase = passphrase.clone();
        }

        /** A copy, which the caller clears. */
        public char[] passphrase() {
            return passphrase.clone();
        }
    }
}
