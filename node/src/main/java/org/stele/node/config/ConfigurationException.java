package org.stele.node.config;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that a node does not start with. The message names every wrong key and what is expected of it. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationIssue> issues;

    public ConfigurationException(Path file, List<ConfigurationIssue> issues) {
        super(file + " cannot be used. Correct this and start again:"
                + issues.stream().map(issue -> "\n  " + issue).collect(Collectors.joining()));
        this.issues = List.copyOf(issues);
    }

    public List<ConfigurationIssue> issues() {
        return issues;
    }
}
