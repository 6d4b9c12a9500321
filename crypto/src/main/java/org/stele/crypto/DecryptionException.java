package org.stele.crypto;

/** A sealed text does not open: wrong key, wrong context, or changed on its way. Which of them is not said, nor known. */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    public DecryptionException(String message) {
        super(message);
    }
}
