package org.stele.contracts.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.StateWriter;

/**
 * The state part of a genesis document.
 *
 * @param members at least one that votes; no organisation and no key twice
 */
public record NetworkGenesis(List<Candidate> members, Limits limits) {
    private static final JsonLimits LIMITS = new JsonLimits(1024 * 1024, 16);

    public NetworkGenesis {
        members = List.copyOf(members);
        eachOnce(members.stream().map(Candidate::organisation).toList(), "an organisation");
        eachOnce(members.stream().flatMap(NetworkGenesis::keys).toList(), "a key");
        eachOnce(
                members.stream().flatMap(member -> member.keys().tls().stream()).toList(), "a TLS key");
        long voters = members.stream().filter(Candidate::votes).count();
        if (voters < 1 || voters > Roll.MOST_VOTERS) {
            throw new IllegalArgumentException("a genesis names 1 to 100 members that vote, not " + voters);
        }
    }

    /**
     * Reads the state part of a genesis document.
     *
     * @throws IllegalArgumentException where it is of another kind of network
     */
    public static NetworkGenesis parse(byte[] json) {
        try {
            return StrictJson.parse(json, NetworkGenesis.class, LIMITS);
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("the genesis document's state: " + e.getMessage(), e);
        }
    }

    /** Writes what it says as the state before the first block. */
    public void write(StateWriter state) {
        TreeSet<OrganisationId> all = new TreeSet<>();
        TreeSet<OrganisationId> voters = new TreeSet<>();
        for (Candidate candidate : members) {
            all.add(candidate.organisation());
            if (candidate.votes()) {
                voters.add(candidate.organisation());
            }
            state.put(NetworkTables.MEMBER, candidate.organisation(), candidate.admitted());
            MemberKeyUse.write(candidate.keys(), candidate.organisation(), state);
        }
        state.put(NetworkTables.ROLL, Whole.NETWORK, new Roll(all, voters, 0));
        state.put(NetworkTables.LIMITS, Whole.NETWORK, limits);
    }

    private static Stream<VerificationKey> keys(Candidate candidate) {
        MemberKeys keys = candidate.keys();
        return Stream.of(keys.administration(), keys.vote(), keys.transactions());
    }

    private static void eachOnce(List<?> all, String what) {
        Set<Object> distinct = new LinkedHashSet<>(all);
        if (distinct.size() < all.size()) {
            throw new IllegalArgumentException(what + " stands twice in the genesis");
        }
    }
}
