package org.stele.exchange.healthlink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;

/**
 * A link that a patient wants. Its text form shows nothing of it.
 *
 * @param link the patient's name for it, random
 * @param until when it ends, a minute to 366 days ahead
 * @param uses how often it may be used, 1 to 1,000
 * @param passcode without which nobody uses it, where there is one
 * @param records what the file was made of, at most 5,000, each once: it ends where one of them may no longer be given
 * @param file a JWE in compact form, at most 6 MiB
 */
public record LinkOrder(
        RandomId link,
        Instant until,
        int uses,
        Optional<PasscodeVerifier> passcode,
        List<RecordId> records,
        String file) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_USES = 1_000;
    private static final int MOST_RECORDS = 5_000;
    private static final int LONGEST_FILE = 6 << 20;

    public LinkOrder {
        records = List.copyOf(records);
    }

    /** The same for the same order only. */
    Hash hash() {
        return Hash.of(StrictJson.write(this));
    }

    void require(Instant now) {
        require(
                !until.isBefore(now.plus(SHORTEST)) && !until.isAfter(now.plus(LONGEST)),
                "a link ends a minute from now at the earliest, and within 366 days");
        require(uses >= 1 && uses <= MOST_USES, "a link is used 1 to 1,000 times");
        require(records.size() <= MOST_RECORDS, "a link's file is made of 5,000 records at most");
        require(Set.copyOf(records).size() == records.size(), "a link names each record once");
        require(!file.isEmpty() && file.length() <= LONGEST_FILE, "a link's file has 6 MiB at most");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ExchangeException(Reason.INVALID, otherwise);
        }
    }

    @Override
    public String toString() {
        return "LinkOrder[" + link + "]";
    }
}
