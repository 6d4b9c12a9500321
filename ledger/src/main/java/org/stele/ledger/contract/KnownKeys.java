package org.stele.ledger.contract;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.stele.crypto.VerificationKey;

/**
 * Remembers keys by their text, since checking that a text is a usable key costs more than checking most transactions'
 * shape. Only usable keys are remembered, {@value #LIMIT} at most, after which it begins anew. Safe for many threads.
 */
public final class KnownKeys {
    private static final int LIMIT = 65_536;
    private static final ConcurrentMap<String, VerificationKey> KEYS = new ConcurrentHashMap<>();

    private KnownKeys() {}

    /**
     * As {@link VerificationKey#parse}.
     *
     * @throws IllegalArgumentException where {@code text} is no canonical, usable key
     */
    public static VerificationKey parse(String text) {
        VerificationKey known = KEYS.get(text);
        return known == null ? remember(text, VerificationKey.parse(text)) : known;
    }

    private static VerificationKey remember(String text, VerificationKey key) {
        if (KEYS.size() >= LIMIT) {
            KEYS.clear();
        }
        KEYS.put(text, key);
        return key;
    }
}
