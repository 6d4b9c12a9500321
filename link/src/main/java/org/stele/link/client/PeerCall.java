package org.stele.link.client;

import java.time.Duration;

/**
 * A kind of question, as its asker sees it.
 *
 * @param path as the other side's route has it
 * @param patience how long the answer may take, from the first byte sent to the last received
 * @param largestAnswer in bytes; a longer one is not read
 */
public record PeerCall(String path, Duration patience, long largestAnswer) {}
