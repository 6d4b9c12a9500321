package org.stele.node.founding;

import org.stele.contracts.network.Candidate;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;

/**
 * What an organisation hands to the others before the network begins: nothing secret.
 *
 * @param format {@value #FORMAT}
 * @param candidate as it enters the genesis
 * @param peer {@code host:port} where the others reach its node's {@code peer.listen}
 * @param raft {@code host:port} where the others reach its node's {@code raft.listen}
 */
public record Proposal(String format, Candidate candidate, String peer, String raft) {
    public static final String FORMAT = "stele/proposal/1";

    private static final JsonLimits LIMITS = new JsonLimits(64 << 10, 8);

    public Proposal {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("not a proposal of a format that this program knows");
        }
    }

    public static Proposal of(Candidate candidate, Place place) {
        return new Proposal(
                FORMAT, candidate, place.peer().toString(), place.raft().toString());
    }

    /**
     * Reads a proposal's file.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Proposal parse(byte[] json) {
        try {
            Proposal proposal = StrictJson.parse(json, Proposal.class, LIMITS);
            proposal.place();
            return proposal;
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("not a proposal: " + e.getMessage(), e);
        }
    }

    public byte[] toJson() {
        return StrictJson.write(this);
    }

    public Place place() {
        return Place.parse(candidate.organisation(), peer, raft);
    }
}
