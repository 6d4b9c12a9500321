package org.stele.contracts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.TableType;

/** What a contract sees in a {@link World}. */
record MemoryContext(
        MemoryState state,
        Instant time,
        long height,
        Author author,
        Optional<Author> onBehalfOf,
        Set<VerificationKey> signers,
        Hash transactionId)
        implements Context {
    @Override
    public void requireSignature(VerificationKey key) {
        require(signers.contains(key), Code.SIGNATURE_MISSING);
    }

    @Override
    public void requireSignature(Author who) {
        require(
                signers.stream().anyMatch(key -> new HealthRules().mayAct(state, who, key, time)),
                Code.SIGNATURE_MISSING);
    }

    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return state.get(table, key);
    }

    @Override
    public <K, V> void put(TableType<K, V> table, K key, V value) {
        state.put(table, key, value);
    }

    @Override
    public <K, V> void remove(TableType<K, V> table, K key) {
        state.remove(table, key);
    }
}
