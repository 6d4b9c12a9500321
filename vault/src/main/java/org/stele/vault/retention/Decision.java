package org.stele.vault.retention;

import java.time.LocalDate;

/** What the law leaves to do with a record whose erasure is asked. Grounds are closed codes. */
public sealed interface Decision {
    /** Nothing keeps it. */
    record Erase() implements Decision {}

    /** It must be kept, unreadable for ordinary use, until the day. */
    record RestrictUntil(LocalDate day, String ground) implements Decision {}

    /** It must be kept as it is; the ground can be appealed against. */
    record Refuse(String ground) implements Decision {}
}
