package org.stele.exchange.feed;

import java.time.Instant;
import org.stele.crypto.RandomId;

/**
 * What may be listed of a kept message.
 *
 * @param since when it came first
 * @param last when it came, or was tried, the last time
 * @param attempts how often
 */
public record KeptHead(RandomId id, KeptMessage.Refusal refusal, Instant since, Instant last, long attempts) {}
