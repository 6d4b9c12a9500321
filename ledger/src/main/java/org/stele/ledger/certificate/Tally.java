package org.stele.ledger.certificate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The votes of one height: of each validator the first that came in each epoch and {@link Vote.Round}. For one thread at a
 * time.
 */
public final class Tally {
    /** Epochs and rounds in which one validator is heard: far more than there are where nobody lies. */
    private static final int MOST_TURNS = 8;

    /** What taking a vote came to. */
    public sealed interface Result {
        /** It counts. */
        record Counted() implements Result {}

        /** It was counted before. */
        record Known() implements Result {}

        /** It is by none of the validators, or its signature does not hold, or it is one of far too many. */
        record Invalid() implements Result {}

        /** The validator voted for another header before, in this epoch and round. */
        record Lie(Evidence.TwoHeaders evidence) implements Result {}
    }

    /** Where a validator has one vote. */
    private record Turn(long epoch, Vote.Round round) {}

    private final Hash network;
    private final ValidatorSet validators;
    private final NavigableMap<Integer, Map<Turn, Vote>> byPlace = new TreeMap<>();
    private final Map<Hash, NavigableMap<Integer, Vote>> byHeader = new HashMap<>();

    public Tally(Hash network, ValidatorSet validators) {
        this.network = network;
        this.validators = validators;
    }

    public Result add(Vote vote) {
        int place = validators.placeOf(vote.organisation());
        if (place < 0) {
            return new Result.Invalid();
        }
        Map<Turn, Vote> votes = byPlace.getOrDefault(place, Map.of());
        if (votes.containsValue(vote)) {
            return new Result.Known();
        }
        Validator validator = validators.validators().get(place);
        return vote.round(network, validator)
                .map(round -> add(place, new Turn(vote.header().epoch(), round), vote))
                .orElseGet(Result.Invalid::new);
    }

    private Result add(int place, Turn turn, Vote vote) {
        Map<Turn, Vote> votes = byPlace.computeIfAbsent(place, _ -> new HashMap<>());
        Vote before = votes.get(turn);
        if (before != null) {
            return compare(before, vote);
        }
        if (votes.size() >= MOST_TURNS) {
            return new Result.Invalid();
        }
        votes.put(turn, vote);
        byHeader.computeIfAbsent(vote.header().hash(), _ -> new TreeMap<>()).putIfAbsent(place, vote);
        return new Result.Counted();
    }

    /** The header that a quorum voted for, with the certificate; empty as long as there is none. */
    public Optional<CertifiedHeader> certified() {
        return byHeader.values().stream()
                .filter(votes -> votes.size() >= validators.quorum())
                .findFirst()
                .map(Tally::certified);
    }

    public boolean hasVoteOf(RandomId organisation) {
        return byPlace.containsKey(validators.placeOf(organisation));
    }

    /** The votes that count, in order of their validators' places. */
    public List<Vote> votes() {
        return byPlace.values().stream()
                .flatMap(votes -> votes.values().stream())
                .toList();
    }

    private static Result compare(Vote before, Vote vote) {
        return before.header().equals(vote.header())
                ? new Result.Known()
                : new Result.Lie(new Evidence.TwoHeaders(before, vote));
    }

    private static CertifiedHeader certified(NavigableMap<Integer, Vote> votes) {
        List<Certificate.PlacedSignature> signatures = votes.entrySet().stream()
                .map(vote -> new Certificate.PlacedSignature(
                        vote.getKey(), vote.getValue().signature()))
                .toList();
        return new CertifiedHeader(votes.firstEntry().getValue().header(), new Certificate(signatures));
    }
}
