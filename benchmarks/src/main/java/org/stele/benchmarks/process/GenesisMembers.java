package org.stele.benchmarks.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.link.TlsMembers;

/** The members as the genesis lists them: nobody joins or leaves during a measurement. */
final class GenesisMembers implements TlsMembers {
    private final Map<RandomId, Hash> keys = new HashMap<>();
    private final Map<Hash, RandomId> members = new HashMap<>();

    GenesisMembers(NetworkGenesis genesis) {
        for (Candidate candidate : genesis.members()) {
            RandomId member = candidate.organisation().value();
            candidate.keys().tls().ifPresent(key -> {
                keys.put(member, key);
                members.put(key, member);
            });
        }
    }

    @Override
    public Optional<RandomId> memberOf(Hash key) {
        return Optional.ofNullable(members.get(key));
    }

    @Override
    public Optional<Hash> keyOf(RandomId member) {
        return Optional.ofNullable(keys.get(member));
    }
}
