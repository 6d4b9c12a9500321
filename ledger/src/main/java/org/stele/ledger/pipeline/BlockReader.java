package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.certificate.CertifiedBlock.ExecutedTransaction;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;

/** Makes blocks of what is stored. Safe for many threads. */
final class BlockReader {
    private final LedgerStore store;
    private final RuleBook book;
    private final TransactionReader reader;

    BlockReader(LedgerStore store, RuleBook book, Hash network) {
        this.store = store;
        this.book = book;
        this.reader = new TransactionReader(network);
    }

    /** The certified block at {@code height}; empty where it is not stored or not certified. */
    Optional<CertifiedBlock> certified(long height) {
        return store.certifiedHeader(height)
                .flatMap(certified -> store.block(height).map(block -> join(certified, block)));
    }

    List<Transaction> transactions(StoredBlock block) {
        if (block.entry().length() == 0) {
            return List.of();
        }
        RuleBook.Edition edition = book.edition(block.header().rules());
        return Batch.decode(block.entry()).transactions().stream()
                .map(envelope -> reader.readVerified(envelope, edition.types()))
                .toList();
    }

    static CertifiedBlock of(FinalBlock block) {
        List<Transaction> transactions = block.stored().block().transactions();
        List<FinalReceipt> receipts = block.stored().block().receipts();
        List<ExecutedTransaction> executed = new ArrayList<>(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            executed.add(new ExecutedTransaction(transactions.get(i), receipts.get(i)));
        }
        return new CertifiedBlock(block.certified(), executed);
    }

    private CertifiedBlock join(CertifiedHeader certified, StoredBlock block) {
        List<Transaction> transactions = transactions(block);
        Header header = block.header();
        List<ExecutedTransaction> executed = new ArrayList<>(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            Receipt receipt =
                    new Receipt(transactions.get(i).id(), block.codes().get(i));
            executed.add(new ExecutedTransaction(
                    transactions.get(i), new FinalReceipt(header.height(), i, header.time(), receipt)));
        }
        return new CertifiedBlock(certified, executed);
    }
}
