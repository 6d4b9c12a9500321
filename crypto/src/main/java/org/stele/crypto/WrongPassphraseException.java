package org.stele.crypto;

/** An encrypted file does not open. Whether the passphrase is wrong or the file was changed cannot be told apart. */
public final class WrongPassphraseException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongPassphraseException() {
        super("wrong passphrase, or the file was changed: check the passphrase, else restore the file from a backup");
    }
}
