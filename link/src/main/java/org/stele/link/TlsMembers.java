package org.stele.link;

import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * Who belongs to the network now, by their TLS keys: SHA-256 of the key's SubjectPublicKeyInfo. Asked before every request, so
 * that it must be quick. Safe for use by many threads.
 */
public interface TlsMembers {
    /** The member in force whose TLS key this is; empty for a stranger's, an old one, and an expelled member's. */
    Optional<RandomId> memberOf(Hash key);

    /** The TLS key of a member in force; empty where it is none, or lists no key. */
    Optional<Hash> keyOf(RandomId member);
}
