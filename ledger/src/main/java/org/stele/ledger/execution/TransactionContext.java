package org.stele.ledger.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.transaction.Transaction;

/** What one transaction's contract sees. */
record TransactionContext(
        Transaction transaction, Set<VerificationKey> signers, long height, Instant time, Rules rules, BlockState state)
        implements Context {
    @Override
    public Author author() {
        return transaction.payload().author();
    }

    @Override
    public Optional<Author> onBehalfOf() {
        return transaction.payload().onBehalfOf();
    }

    @Override
    public void requireSignature(VerificationKey key) {
        require(signers.contains(key), Code.SIGNATURE_MISSING);
    }

    @Override
    public void requireSignature(Author author) {
        require(signers.stream().anyMatch(key -> rules.mayAct(state, author, key, time)), Code.SIGNATURE_MISSING);
    }

    /** Whether the rules let it be executed, by the state as it is now. */
    boolean isAdmitted() {
        return rules.admits(state, author(), signers, time);
    }

    @Override
    public Hash transactionId() {
        return transaction.id();
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
