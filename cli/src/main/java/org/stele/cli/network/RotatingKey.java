package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import org.stele.crypto.WrongPassphraseException;

/** A kind of key that a node's folder has in a file and the ledger lists. */
interface RotatingKey {
    /** Where the node looks for it. */
    Path file();

    /** Writes a new one. */
    void make(Path next) throws IOException, WrongPassphraseException;

    /** Whether the ledger knows the key in a file. */
    boolean isListed(Path key, Administration administration) throws IOException, WrongPassphraseException;

    /** Puts the key in a file into the ledger. */
    void list(Path key, Administration administration) throws IOException, WrongPassphraseException;
}
