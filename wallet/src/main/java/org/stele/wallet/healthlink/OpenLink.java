package org.stele.wallet.healthlink;

import java.time.Instant;
import org.stele.crypto.RandomId;

/**
 * How a link stands, as the custodian says.
 *
 * @param uses how often it may still be used
 * @param passcode whether it asks for one
 * @param attempts how many wrong ones it still bears
 */
public record OpenLink(RandomId link, Instant made, Instant until, int uses, boolean passcode, int attempts) {}
