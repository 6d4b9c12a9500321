package org.stele.exchange.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * Codes to be read from a slip and typed: 80 random bits in letters and digits that do not look alike. Nobody comes upon one, or
 * upon its first half, by trying.
 */
final class Codes {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** In groups of four. */
    static String generate() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    static Bytes salt() {
        byte[] salt = new byte[Hash.LENGTH];
        RANDOM.nextBytes(salt);
        return Bytes.wrap(salt);
    }

    /** The same however it was typed: case, blanks and dashes do not count. */
    static Hash hash(Bytes salt, String typed) {
        return Hash.of(salt.unsafeArray(), plain(typed).getBytes(StandardCharsets.UTF_8));
    }

    /** Of the first half alone: 40 bits, which only who saw the slip knows. */
    static Hash halfHash(Bytes salt, String typed) {
        String code = plain(typed);
        return hash(salt, code.substring(0, Math.min(code.length(), LENGTH / 2)));
    }

    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /** Takes as long for any two hashes. */
    static boolean same(Hash one, Hash other) {
        return MessageDigest.isEqual(one.unsafeArray(), other.unsafeArray());
    }
}
