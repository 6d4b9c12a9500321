package org.stele.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;

/** Keys, identifiers and hashes that a name stands for: the same ones in every test. */
final class Keys {
    private static final Map<String, Ed25519SigningKey> MADE = new ConcurrentHashMap<>();

    private Keys() {}

    static VerificationKey key(String name) {
        return signing(name).verificationKey();
    }

    static SigningKey signing(String name) {
        return MADE.computeIfAbsent(
                name, any -> Ed25519SigningKey.fromSeed(hash(any).bytes().toArray()));
    }

    static Hash hash(String name) {
        return Hash.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static <T> T id(String name, Function<RandomId, T> type) {
        byte[] digest = hash(name).unsafeArray();
        return type.apply(new RandomId(Bytes.wrap(Arrays.copyOf(digest, RandomId.LENGTH))));
    }
}
