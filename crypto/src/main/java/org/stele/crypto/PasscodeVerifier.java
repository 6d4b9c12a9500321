package org.stele.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a server needs to tell whether somebody knows a passcode, and nothing to learn it from without trying: Argon2id (RFC 9106) at one
 * cost for all, 19 MiB and 2 iterations, so that whoever makes a verifier does not choose what checking it costs.
 *
 * @param salt 16 bytes
 * @param hash 32 bytes
 */
public record PasscodeVerifier(Bytes salt, Bytes hash) {
    private static final Argon2Cost COST = new Argon2Cost(19 * 1024, 2, 1);

    public PasscodeVerifier {
        if (salt.length() != Argon2id.SALT_LENGTH || hash.length() != AeadKey.LENGTH) {
            throw new IllegalArgumentException("a passcode's verifier has a salt of 16 bytes and a hash of 32");
        }
    }

    /** A fresh one; {@code passcode} stays the caller's to clear. */
    public static PasscodeVerifier of(char[] passcode) {
        byte[] salt = Argon2id.salt();
        return new PasscodeVerifier(Bytes.wrap(salt), Bytes.wrap(Argon2id.derive(passcode, salt, COST)));
    }

    /** Takes as long for any passcode of the same length. */
    public boolean holds(char[] passcode) {
        byte[] derived = Argon2id.derive(passcode, salt.unsafeArray(), COST);
        try {
            return MessageDigest.isEqual(derived, hash.unsafeArray());
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** Nothing that could be tried. */
    @Override
    public String toString() {
        return "PasscodeVerifier";
    }
}
