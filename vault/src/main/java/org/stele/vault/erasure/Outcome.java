package org.stele.vault.erasure;

import java.time.LocalDate;

/** How a request for erasure ended here. */
public sealed interface Outcome {
    /** Key, salt and ciphertext are destroyed. */
    record Erased(Tombstone tombstone) implements Outcome {}

    /** Unreadable for ordinary use until the day, on the ground. */
    record RestrictedUntil(LocalDate day, String ground) implements Outcome {}

    /** It stays as it is, on the ground. */
    record Refused(String ground) implements Outcome {}
}
