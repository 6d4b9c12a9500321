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
import org.stele.crypto.VerificationKey;

/**
 * A link that has not ended, as the cabinet has it. Its text form shows the patient's name for it only.
 *
 * @param order of all that was ordered, so that the same is known again
 * @param keys of the patient that were in force when it was made: one of them has signed the order
 * @param address 32 random bytes
 * @param uses how often it may still be used; with 0 it waits for what was located to be fetched
 * @param attempts how many wrong passcodes it still bears
 * @param records what its file was made of
 * @param length of the file, in characters
 */
record HealthLink(
        RandomId link,
        Hash order,
        List<VerificationKey> keys,
        Bytes address,
        SubjectId home,
        Instant made,
        Instant until,
        int uses,
        int attempts,
        Optional<PasscodeVerifier> passcode,
        List<RecordId> records,
        int length) {
    HealthLink {
        keys = List.copyOf(keys);
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
        return new HealthLink(
                link, order, keys, address, home, made, until, usesLeft, attemptsLeft, passcode, records, length);
    }

    LinkLine line() {
        return new LinkLine(link, made, until, uses, passcode.isPresent(), attempts);
    }

    @Override
    public String toString() {
        return "HealthLink[" + link + "]";
    }
}
