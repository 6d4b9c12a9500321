package org.stele.ledger.pipeline;

import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.Prover;
import org.stele.ledger.state.StateKey;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.state.Tables;

/** The state of one certified height. */
record CertifiedView(CertifiedHeader certifiedHeader, StateVersion version, Prover prover) implements CertifiedState {
    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return new Tables(version).get(table, key);
    }

    @Override
    public <K, V> Proof prove(TableType<K, V> table, K key) {
        return prover.proveState(certifiedHeader, version, StateKey.of(table, key));
    }

    @Override
    public Optional<Proof> proveTransaction(Hash transaction) {
        return prover.proveTransaction(transaction, height());
    }

    @Override
    public Optional<Proof> proveLie(Evidence evidence) {
        return evidence.height() <= height() ? prover.proveLie(evidence) : Optional.empty();
    }
}
