package org.stele.link;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/** Members and their TLS keys, as a test has them at the moment. */
public final class Roll implements TlsMembers {
    private final Map<RandomId, Hash> keys = new ConcurrentHashMap<>();

    public void list(RandomId member, Hash key) {
        keys.put(member, key);
    }

    public void expel(RandomId member) {
        keys.remove(member);
    }

    @Override
    public Optional<RandomId> memberOf(Hash key) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<Hash> keyOf(RandomId member) {
        return Optional.ofNullable(keys.get(member));
    }
}
