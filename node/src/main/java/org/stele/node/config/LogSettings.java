package org.stele.node.config;

/** What of the log goes to the console beside the file, which gets all of it. */
public record LogSettings(Console console) {
    /** From which level on. */
    public enum Console {
        OFF,
        WARN,
        INFO
    }
}
