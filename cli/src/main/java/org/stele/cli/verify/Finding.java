package org.stele.cli.verify;

import java.time.Instant;
import java.util.List;

/**
 * What a valid file shows.
 *
 * @param kind in plain words
 * @param height as of which it is so, with that block's {@code time}
 */
record Finding(String kind, List<String> lines, long height, Instant time) {}
