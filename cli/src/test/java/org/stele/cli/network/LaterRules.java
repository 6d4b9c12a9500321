package org.stele.cli.network;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.stele.contracts.network.Turns;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.validator.ValidatorSet;

/** Rules that this build lacks, and a later one has: version 2, by which people's transactions expire within an hour. */
public final class LaterRules implements Rules {
    private static final int VERSION = 2;
    private static final Duration HOUR = Duration.ofHours(1);

    private final HealthRules before = new HealthRules();

    /** What a release with them has on its class path and this one does not. */
    static Path release(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Rules.class.getName()), LaterRules.class.getName() + "\n");
        return folder;
    }

    /** Does something as that release does. */
    static void with(Path release, Runnable step) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {release.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            step.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public int versionAt(StateReader state, long height) {
        return Turns.rulesAt(state, height, VERSION);
    }

    @Override
    public long epochAt(StateReader state, long height, long before) {
        return Turns.epochAt(state, height, before);
    }

    @Override
    public List<Contract<?>> contracts() {
        return before.contracts();
    }

    @Override
    public boolean mayAct(StateReader state, Author author, VerificationKey key, Instant time) {
        return before.mayAct(state, author, key, time);
    }

    @Override
    public Duration longestLife(Author author, String contract, String command) {
        Duration longest = before.longestLife(author, contract, command);
        return longest.compareTo(HOUR) > 0 ? HOUR : longest;
    }

    @Override
    public ValidatorSet validators(StateReader state) {
        return before.validators(state);
    }

    @Override
    public void genesis(byte[] genesis, StateWriter state) {
        before.genesis(genesis, state);
    }
}
