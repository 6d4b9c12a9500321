package org.stele.node.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the disk under the node's directory has room. */
public final class DiskHealth implements HealthIndicator {
    private static final long LEAST = 512L << 20;

    private final Path directory;

    public DiskHealth(Path directory) {
        this.directory = directory;
    }

    @Override
    public Health health() {
        try {
            long usable = Files.getFileStore(directory).getUsableSpace();
            return (usable < LEAST ? Health.down() : Health.up())
                    .withDetail("usableBytes", usable)
                    .build();
        } catch (IOException e) {
            return Health.down().build();
        }
    }
}
