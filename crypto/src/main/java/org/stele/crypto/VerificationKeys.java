package org.stele.crypto;

/** Reads the text forms of {@link VerificationKey}. */
final class VerificationKeys {
    /** Longer than any key with its origins needs. */
    private static final int MAX_LENGTH = 4096;

    private VerificationKeys() {}

    static VerificationKey parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a key's text has at most " + MAX_LENGTH + " characters");
        }
        int dot = text.indexOf('.');
        String prefix = text.substring(0, dot + 1);
        Bytes bytes = Bytes.parse(text.substring(dot + 1));
        return switch (prefix) {
            case Ed25519Key.PREFIX -> new Ed25519Key(bytes);
            case Es256Key.PREFIX -> new Es256Key(bytes);
            case WebAuthnKey.PREFIX -> WebAuthnKey.decode(bytes);
            default ->
                throw new IllegalArgumentException("not a key: expected ed25519, es256 or webauthn before a dot");
        };
    }
}
