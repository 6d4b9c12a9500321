package org.stele.node.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How long records must be kept.
 *
 * @param jurisdiction whose law, as the table names it: {@code US}
 * @param table the organisation's own, in the form of the built-in one
 */
public record RetentionSettings(String jurisdiction, Optional<Path> table) {}
