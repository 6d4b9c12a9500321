package org.stele.crypto.vc;

import com.apicatalog.multibase.Multibase;

/** Reads multibase base58btc strictly and within a length. */
final class Base58 {
    private Base58() {}

    /**
     * @throws IllegalArgumentException where {@code text} is longer than {@code maxLength} or not the one text of some bytes
     */
    static byte[] decode(String text, int maxLength) {
        if (text.length() < 2 || text.length() > maxLength || !Multibase.BASE_58_BTC.isEncoded(text)) {
            throw new IllegalArgumentException("not base58btc");
        }
        byte[] decoded = bytes(text);
        if (!Multibase.BASE_58_BTC.encode(decoded).equals(text)) {
            throw new IllegalArgumentException("not canonical base58btc");
        }
        return decoded;
    }

    private static byte[] bytes(String text) {
        try {
            return Multibase.BASE_58_BTC.decode(text);
        } catch (RuntimeException e) { // the library does not say what it throws, and the text is a stranger's
            throw new IllegalArgumentException("not base58btc", e);
        }
    }
}
