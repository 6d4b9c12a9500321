package org.stele.exchange.healthlink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;

/**
 * A link that has not ended, as the cabinet has it. Its text form shows the patient's name for it only.
 *
 * @param address 32 random bytes
 * @param uses how often it may still be used; with 0 it waits for what was located to be fetched
 * @param attempts how many wrong passcodes it still bears
 * @param records what its file was made of
 */
record HealthLink(
        RandomId link,
        Bytes address,
        SubjectId home,
        Instant made,
        Instant until,
        int uses,
        int attempts,
        Optional<PasscodeVerifier> passcode,
        List<RecordId> records) {
    HealthLink {
        records = List.copyOf(records);
    }

    /** Under which it lies in the cabinet. */
    Hash place() {
        return place(address);
    }

    static Hash place(Bytes address) {
        return Hash.of(address.unsafeArray());
    }

    HealthLink with(int usesLeft, int attemptsLeft) {
        return new HealthLink(link, address, home, made, until, usesLeft, attemptsLeft, passcode, records);
    }

    /** Ends then, if not before. */
    HealthLink endingBy(Instant end) {
        Instant earlier = end.isBefore(until) ? end : until;
        return new HealthLink(link, address, home, made, earlier, uses, attempts, passcode, records);
    }

    LinkLine line() {
        return new LinkLine(link, made, until, uses, passcode.isPresent(), attempts);
    }

    @Override
    public String toString() {
        return "HealthLink[" + link + "]";
    }
}
