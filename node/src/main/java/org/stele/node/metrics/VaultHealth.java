package org.stele.node.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;

/**
 * Up while the vault's database answers. It is asked every few seconds at most, and by one request at a time, however often the
 * health is: anybody may ask for that.
 */
public final class VaultHealth implements HealthIndicator {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private record Answer(Instant time, boolean up) {}

    private final Vault vault;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last;

    public VaultHealth(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
        this.last = new Answer(Instant.EPOCH, true);
    }

    @Override
    public Health health() {
        if (asking.tryLock()) {
            try {
                askAgain();
            } finally {
                asking.unlock();
            }
        }
        return last.up() ? Health.up().build() : Health.down().build();
    }

    private void askAgain() {
        Instant now = clock.instant();
        if (!now.isBefore(last.time()) && now.isBefore(last.time().plus(REMEMBERED))) {
            return;
        }
        last = new Answer(now, answers());
    }

    private boolean answers() {
        try {
            vault.ping();
            return true;
        } catch (VaultException e) {
            return false;
        }
    }
}
