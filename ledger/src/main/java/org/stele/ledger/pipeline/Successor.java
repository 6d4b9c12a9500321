package org.stele.ledger.pipeline;

import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Header;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.state.AgreedEpoch;
import org.stele.ledger.state.LedgerStore;

/**
 * Puts stated blocks at the end of a stopped chain, each as it executes here. For one thread.
 *
 * @param inPlace what the members agreed on before, none of which is taken back
 */
record Successor(LedgerStore store, RuleBook book, Hash network, EntryChecker checker, Optional<AgreedEpoch> inPlace) {
    /**
     * Puts one after the block before it, without a vote, in place of any other that is stored there, and of all above that. One that
     * is stored already stays: then nothing is lost where this is cut short.
     *
     * @throws AgreementException where that is one which the members agreed on before
     * @throws LedgerStoppedException where it comes to something else here than those computed who voted for it
     */
    Header take(StatedBlock stated) throws InterruptedException {
        Header header = stated.vote().header();
        if (!store.header(header.height()).equals(Optional.of(header))) {
            takeBack(header.height() - 1);
            append(header, stated);
        }
        return header;
    }

    /**
     * Takes back all above a height.
     *
     * @throws AgreementException where the members agreed on one of those before; then nothing is taken back
     */
    void takeBack(long height) {
        inPlace.filter(agreed -> height + 1 < agreed.height()).ifPresent(agreed -> {
            throw refusal(agreed);
        });
        store.rollBack(height);
    }

    static AgreementException refusal(AgreedEpoch before) {
        return new AgreementException("by these statements block " + (before.height() - 1)
                + " would not stand, on which the members agreed before: one of them is false."
                + " Give the agreement before again, and find out who lied");
    }

    private void append(Header header, StatedBlock stated) throws InterruptedException {
        Header last = store.header(header.height() - 1).orElseThrow();
        CheckedEntry entry = checker.check(
                new OrderedEntry(header.position(), stated.entry()),
                book.edition(last.rules()).types());
        SparseMerkleTree tree = store.loadTree();
        HeadState head = new HeadState(store, last.height(), tree);
        Parent parent = new Parent(last, tree, head, store.validators(header.height()), head);
        ExecutedBlock executed =
                new BlockExecutor(book, network, _ -> Optional.empty()).execute(parent, entry, header.epoch());
        if (!executed.header().equals(header)) {
            throw new LedgerStoppedException(
                    Reason.OTHER_RESULT,
                    "block " + header.height()
                            + " comes to another result here than at the members that voted for it: check the release in use,"
                            + " and run fsck");
        }
        store.write(BlockWrites.of(executed, Optional.empty(), Optional.empty()));
    }
}
