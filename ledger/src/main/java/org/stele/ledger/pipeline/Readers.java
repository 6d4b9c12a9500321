package org.stele.ledger.pipeline;

import org.stele.ledger.LedgerSettings;
import org.stele.ledger.proof.Prover;
import org.stele.ledger.state.LedgerStore;

/** Where everyone who reads or waits finds what is final. */
record Readers(Waiting waiting, Receipts receipts, Listeners listeners, Finality finality) {
    static Readers of(LedgerSettings settings, LedgerStore store, BlockReader reader, CertifiedHeight certified) {
        Waiting waiting = new Waiting(settings.limits().waiting());
        Receipts receipts = new Receipts(store, certified::get);
        Listeners listeners = new Listeners(reader);
        Prover prover = new Prover(store, settings.genesis().network());
        return new Readers(
                waiting,
                receipts,
                listeners,
                new Finality(
                        waiting,
                        receipts,
                        block -> new CertifiedView(
                                block.certified(), block.stored().version(), prover),
                        listeners));
    }
}
