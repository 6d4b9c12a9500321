package org.stele.node.smart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;
import org.stele.ledger.contract.Author;

/**
 * The requests that wait, and those that were decided, until they end. So many of one block of addresses, and so many in all. Where there are
 * too many, one goes that stays for nobody: that nobody has read with a key or approved, or that was refused; before others one that its
 * browser does not wait for, then of the block that has most, then the oldest. So nobody who leaves some here ends what a person has begun to
 * decide; and since for each person few stay that they read and do not decide, nobody who reads keeps others out. Safe for use by many threads.
 */
final class Launches {
    /** How long one is kept. */
    static final Duration LIFE = Duration.ofMinutes(5);

    static final int MOST_OF_ONE_BLOCK = 1_000;

    private static final int MOST = 4_000;

    /** So many stay for whoever read them and has not decided. */
    private static final int READ_BY_ONE = 5;

    private final InstantSource clock;

    /** In the order in which they end. */
    private final Map<LaunchCode, Launch> byCode = new LinkedHashMap<>();

    private final Map<RandomId, LaunchCode> byPage = new HashMap<>();
    private final Map<String, Integer> byBlock = new HashMap<>();

    Launches(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws TooManyException where so many wait that persons are at */
    synchronized void add(Launch launch) {
        forgetEnded();
        if (count(launch) >= MOST_OF_ONE_BLOCK) {
            makeRoom(it -> it.block().equals(launch.block()));
        } else if (byCode.size() >= MOST) {
            makeRoom(_ -> true);
        }
        byCode.put(launch.request().code(), launch);
        byPage.put(launch.page(), launch.request().code());
        byBlock.merge(launch.block(), 1, Integer::sum);
    }

    synchronized Optional<Launch> find(LaunchCode code) {
        forgetEnded();
        return Optional.ofNullable(byCode.get(code));
    }

    /** For the browser that began it, and no other. */
    synchronized Optional<Launch> find(RandomId page, RandomId secret) {
        forgetEnded();
        return Optional.ofNullable(byPage.get(page)).map(byCode::get).filter(it -> it.isOf(secret));
    }

    /**
     * Takes it a step on.
     *
     * @param step one at a time
     * @return as it is then; nothing where it is not there any more
     */
    synchronized Optional<Launch> update(LaunchCode code, UnaryOperator<Launch.Stage> step) {
        Optional<Launch> after = find(code).map(it -> it.at(step.apply(it.stage())));
        after.ifPresent(it -> byCode.replace(code, it));
        return after;
    }

    /** Somebody reads it with their key: it stays for them, where not too many do already. */
    synchronized Optional<Launch> read(LaunchCode code, Author reader) {
        boolean stays =
                byCode.values().stream().filter(it -> it.isReadBy(reader)).count() < READ_BY_ONE;
        return update(code, stage -> stays && stage instanceof Launch.Waiting waiting ? waiting.readBy(reader) : stage);
    }

    private int count(Launch launch) {
        return byBlock.getOrDefault(launch.block(), 0);
    }

    private void makeRoom(Predicate<Launch> among) {
        Launch least = byCode.values().stream()
                .filter(among)
                .filter(Launch::mayGo)
                .min(Comparator.comparing(Launch::isLooked).thenComparing(this::count, Comparator.reverseOrder()))
                .orElseThrow(() -> new TooManyException(Attempts.TURN));
        byCode.remove(least.request().code());
        forgetBeside(least);
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        Iterator<Launch> oldest = byCode.values().iterator();
        while (oldest.hasNext()) {
            Launch launch = oldest.next();
            if (launch.request().until().isAfter(now)) {
                return;
            }
            oldest.remove();
            forgetBeside(launch);
        }
    }

    private void forgetBeside(Launch launch) {
        byPage.remove(launch.page());
        byBlock.computeIfPresent(launch.block(), (_, count) -> count > 1 ? count - 1 : null);
    }
}
