package org.stele.vault.journal.proof;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * Which records an entry is about: how many, the digest of all their identifiers, and the identifiers themselves up to
 * {@value #LISTED}.
 *
 * @param count at least 0
 * @param digest SHA-256 of the identifiers, ascending, one after the other
 * @param listed ascending; all of them, or none where there are more than {@value #LISTED}
 */
public record Touched(int count, Hash digest, List<RandomId> listed) {
    public static final int LISTED = 1_000;
    public static final Touched NONE = of(List.of());

    public Touched {
        listed = List.copyOf(listed);
        boolean whole = listed.size() == count
                && count <= LISTED
                && digest(new TreeSet<>(listed)).equals(digest);
        boolean digested = listed.isEmpty() && count > LISTED;
        if (!whole && !digested) {
            throw new IllegalArgumentException("count, digest and list of records do not fit together");
        }
    }

    public static Touched of(Collection<RandomId> records) {
        SortedSet<RandomId> sorted = new TreeSet<>(records);
        return new Touched(sorted.size(), digest(sorted), sorted.size() > LISTED ? List.of() : List.copyOf(sorted));
    }

    private static Hash digest(SortedSet<RandomId> records) {
        return Hash.of(records.stream().map(id -> id.bytes().unsafeArray()).toArray(byte[][]::new));
    }
}
