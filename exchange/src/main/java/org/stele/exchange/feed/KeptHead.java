package org.stele.exchange.feed;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.RandomId;

/**
 * What may be listed of a kept message.
 *
 * @param since when it came first
 * @param last when it came, or was tried, the last time
 * @param attempts how often
 * @param bytes of its content; none where an earlier release kept it
 * @param numbers which it says are one patient's, for a person to look at both
 */
public record KeptHead(
        RandomId id,
        KeptMessage.Refusal refusal,
        Instant since,
        Instant last,
        long attempts,
        Optional<Long> bytes,
        Optional<KeptMessage.Numbers> numbers) {}
