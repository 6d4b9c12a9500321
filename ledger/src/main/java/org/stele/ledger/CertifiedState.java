package org.stele.ledger;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;

/** The state as of one certified height. Safe for use by many threads. */
public interface CertifiedState extends StateReader {
    CertifiedHeader certifiedHeader();

    default Header header() {
        return certifiedHeader().header();
    }

    default long height() {
        return header().height();
    }

    default Instant time() {
        return header().time();
    }

    /** Proves what stands under {@code key} at this height, or that nothing does. */
    <K, V> Proof prove(TableType<K, V> table, K key);

    /** Proves that a transaction stands in a block at or below this height, with its receipt; empty where it does not. */
    Optional<Proof> proveTransaction(Hash transaction);

    /** Proves that a member lied; empty where its evidence is about a height that is not certified yet. */
    Optional<Proof> proveLie(Evidence evidence);
}
