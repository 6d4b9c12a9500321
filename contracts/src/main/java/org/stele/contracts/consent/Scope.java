package org.stele.contracts.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import org.stele.crypto.Hash;

/**
 * Labels as the ledger may know them: SHA-256(fresh salt ‖ label) each, filled up with random hashes to 16, so that neither
 * they nor their number say anything. Salts and labels in clear travel outside the ledger.
 */
public record Scope(@JsonValue List<Hash> hashes) {
    public static final int SIZE = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Scope {
        hashes = List.copyOf(hashes);
        if (hashes.size() != SIZE || new LinkedHashSet<>(hashes).size() != SIZE) {
            throw new IllegalArgumentException("a scope has 16 different hashes");
        }
    }

    public boolean contains(Hash label) {
        return hashes.contains(label);
    }
}
