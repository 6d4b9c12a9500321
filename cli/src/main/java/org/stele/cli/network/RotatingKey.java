package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stele.crypto.WrongPassphraseException;

/** A kind of key that a node's folder has in a file and the ledger lists, as an administration can do it at some node. */
interface RotatingKey {
    /** Where the node looks for it. */
    Path file();

    /** Where the one that was replaced is kept, if it may still count. */
    Optional<Path> before();

    /** Writes a new one. */
    void make(Path next) throws IOException, WrongPassphraseException;

    /** Whether it is proven that the ledger knows the key in a file. */
    boolean isListed(Path key) throws IOException, WrongPassphraseException;

    /** Puts the key in a file into the ledger, as far as the node that is asked can be believed. */
    void list(Path key) throws IOException, WrongPassphraseException;
}
