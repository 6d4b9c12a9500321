package org.stele.exchange.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.KeptApp.Renewal;

/**
 * By which an application gets new access tokens: three parts of 128 random bits. It is nowhere kept but in hashes.
 *
 * @param family the same in all of one approval
 * @param secret another in each
 */
record RenewalToken(RandomId approval, RandomId family, RandomId secret) {
    /** How long whoever lost the answer may bring the same again, while nobody has brought what it was changed for. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private static final int PART = RandomId.generate().toString().length();

    static RenewalToken first(RandomId approval) {
        return new RenewalToken(approval, RandomId.generate(), RandomId.generate());
    }

    /** Nothing where it is none. */
    static Optional<RenewalToken> parse(String text) {
        if (text.length() != 3 * PART) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RenewalToken(part(text, 0), part(text, 1), part(text, 2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RandomId part(String text, int number) {
        return RandomId.parse(text.substring(number * PART, (number + 1) * PART));
    }

    RenewalToken next() {
        return new RenewalToken(approval, family, RandomId.generate());
    }

    /** What is kept of the first one. */
    Renewal first(Instant now) {
        return new Renewal(hash(family), List.of(hash(secret)), Optional.empty(), now);
    }

    /** Whether it is, or was, one of these; in constant time. */
    boolean isOf(Renewal renewal) {
        return isSame(renewal.family(), hash(family));
    }

    /**
     * What is kept after it was changed for the next.
     *
     * @return nothing where it does not count: it was changed before, and its answer was not just lost
     */
    Optional<Renewal> changed(Renewal before, RenewalToken next, Instant now) {
        Hash own = hash(secret);
        Hash given = hash(next.secret);
        if (before.current().stream().anyMatch(it -> isSame(it, own))) {
            return Optional.of(new Renewal(before.family(), List.of(given), Optional.of(own), now));
        }
        return before.previous()
                .filter(it -> isSame(it, own) && now.isBefore(before.since().plus(LOST)))
                .map(it ->
                        new Renewal(before.family(), with(before.current(), given), Optional.of(it), before.since()));
    }

    private static List<Hash> with(List<Hash> some, Hash other) {
        return Stream.concat(some.stream(), Stream.of(other)).toList();
    }

    private static boolean isSame(Hash one, Hash other) {
        return MessageDigest.isEqual(one.unsafeArray(), other.unsafeArray());
    }

    private static Hash hash(RandomId part) {
        return Hash.of(part.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** As the application has it. */
    String text() {
        return approval.toString() + family + secret;
    }

    @Override
    public String toString() {
        return "RenewalToken";
    }
}
