package org.stele.node.control;

import java.nio.file.Path;

/** What a running node is asked by its user. */
public sealed interface ControlRequest {
    /** To write a backup. */
    record Backup(Path to) implements ControlRequest {
        public Backup {
            to = to.toAbsolutePath().normalize();
            if (to.toString().contains("\n")) {
                throw new IllegalArgumentException("a path of more than one line");
            }
        }

        @Override
        public String line() {
            return BACKUP + to;
        }
    }

    /** How a backup's line begins. */
    String BACKUP = "backup ";

    /** As it travels. */
    String line();

    /**
     * Reads what travelled.
     *
     * @throws IllegalArgumentException where it is no request that this program knows
     */
    static ControlRequest parse(String line) {
        if (!line.startsWith(BACKUP)) {
            throw new IllegalArgumentException(
                    "the running node is of another release, and does not know what it is asked");
        }
        return new Backup(Path.of(line.substring(BACKUP.length())));
    }
}
