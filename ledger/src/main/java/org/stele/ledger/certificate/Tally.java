package org.stele.ledger.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.validator.ValidatorSet;

/** The votes of one height: one of each validator counts, the first that came. For one thread at a time. */
public final class Tally {
    /** What taking a vote came to. */
    public sealed interface Result {
        /** It counts. */
        record Counted() implements Result {}

        /** It was counted before. */
        record Known() implements Result {}

        /** It is by none of the validators, or its signature does not hold. */
        record Invalid() implements Result {}

        /** The validator voted for another header before. */
        record Lie(Evidence.TwoHeaders evidence) implements Result {}
    }

    private final Hash network;
    private final ValidatorSet validators;
    private final Map<Integer, Vote> byPlace = new TreeMap<>();
    private final Map<Hash, Integer> counts = new HashMap<>();

    public Tally(Hash network, ValidatorSet validators) {
        this.network = network;
        this.validators = validators;
    }

    public Result add(Vote vote) {
        int place = validators.placeOf(vote.organisation());
        if (place < 0) {
            return new Result.Invalid();
        }
        Vote before = byPlace.get(place);
        if (before != null && before.equals(vote)) {
            return new Result.Known();
        }
        if (!vote.isBy(network, validators.validators().get(place))) {
            return new Result.Invalid();
        }
        return before == null ? count(place, vote) : compare(before, vote);
    }

    /** The header that a quorum voted for, with the certificate; empty as long as there is none. */
    public Optional<CertifiedHeader> certified() {
        for (Vote vote : byPlace.values()) {
            Hash hash = vote.header().hash();
            if (counts.getOrDefault(hash, 0) >= validators.quorum()) {
                return Optional.of(new CertifiedHeader(vote.header(), certificate(hash)));
            }
        }
        return Optional.empty();
    }

    public boolean hasVoteOf(RandomId organisation) {
        return byPlace.containsKey(validators.placeOf(organisation));
    }

    /** The votes that count, in order of their validators' places. */
    public List<Vote> votes() {
        return List.copyOf(byPlace.values());
    }

    private Result count(int place, Vote vote) {
        byPlace.put(place, vote);
        counts.merge(vote.header().hash(), 1, Integer::sum);
        return new Result.Counted();
    }

    private static Result compare(Vote before, Vote vote) {
        return before.header().equals(vote.header())
                ? new Result.Known()
                : new Result.Lie(new Evidence.TwoHeaders(before, vote));
    }

    private Certificate certificate(Hash header) {
        List<Certificate.PlacedSignature> signatures = new ArrayList<>();
        byPlace.forEach((place, vote) -> {
            if (vote.header().hash().equals(header)) {
                signatures.add(new Certificate.PlacedSignature(place, vote.signature()));
            }
        });
        return new Certificate(signatures);
    }
}
