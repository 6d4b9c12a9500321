package org.stele.ledger.fsck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.GenesisBlock;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Location;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.validator.ValidatorSet;

/** Walks the blocks from the genesis up, and the index that leads to their transactions. */
final class ChainCheck {
    private static final long TELL_EVERY = 10_000;

    private final LedgerStore store;
    private final Genesis genesis;
    private final RuleBook book;
    private final Consumer<String> findings;
    private final Consumer<String> progress;
    private long indexed;

    ChainCheck(
            LedgerStore store, Genesis genesis, RuleBook book, Consumer<String> findings, Consumer<String> progress) {
        this.store = store;
        this.genesis = genesis;
        this.book = book;
        this.findings = findings;
        this.progress = progress;
    }

    void run(long head) {
        long certified = store.certifiedHeight().orElse(-1L);
        Optional<Header> before = Optional.empty();
        for (long height = 0; height <= head; height++) {
            if (height % TELL_EVERY == 0) {
                progress.accept("checking blocks from " + height + " of " + head);
            }
            before = Optional.of(checkBlock(height, before, height <= certified));
        }
        long[] entries = {0};
        store.visitTransactions((id, location) -> entries[0]++);
        require(entries[0] == indexed, "the index of transactions holds some that no block has");
    }

    private Header checkBlock(long height, Optional<Header> before, boolean isCertified) {
        StoredBlock block = store.block(height).orElseThrow(() -> missing("block " + height));
        Header header = block.header();
        before.ifPresentOrElse(previous -> checkLink(header, previous), () -> checkGenesis(header));
        require(header.height() == height, at(height) + "the header is another height's");
        require(
                header.validators().equals(store.validators(height).hash()),
                at(height) + "other validators are stored");
        require(
                header.nextValidators().equals(store.validators(height + 1).hash()),
                at(height) + "other next validators are stored");
        checkContent(block);
        if (isCertified) {
            checkCertificate(header);
        }
        return header;
    }

    private void checkGenesis(Header header) {
        require(
                header.equals(GenesisBlock.of(genesis, book).header()),
                "block 0 is not what the genesis document makes");
    }

    private void checkLink(Header header, Header previous) {
        String at = at(header.height());
        require(header.previous().equals(previous.hash()), at + "it does not follow from the block before");
        boolean isLaterEpoch = header.epoch() > previous.epoch();
        require(isLaterEpoch || header.position() > previous.position(), at + "its position does not follow");
        require(header.time().isAfter(previous.time()), at + "its time does not follow");
        require(isLaterEpoch || header.epoch() == previous.epoch(), at + "its epoch does not follow");
        require(header.validators().equals(previous.nextValidators()), at + "its validators do not follow");
    }

    private void checkCertificate(Header header) {
        Certificate certificate =
                store.certificate(header.height()).orElseThrow(() -> missing("certificate " + header.height()));
        require(
                certificate.certifies(genesis.network(), header, store.validators(header.height())),
                at(header.height()) + "its certificate does not hold");
    }

    private void checkContent(StoredBlock block) {
        Header header = block.header();
        String at = at(header.height());
        List<Envelope> envelopes = envelopes(block);
        require(envelopes.size() == header.count(), at + "it has another number of transactions");
        require(block.codes().size() == header.count(), at + "it has another number of receipts");
        require(
                MerkleLog.rootOfHashes(
                                envelopes.stream().map(Envelope::leafHash).toList())
                        .equals(header.transactions()),
                at + "its transactions are not those of the header");
        if (envelopes.size() == block.codes().size()) {
            checkReceipts(block, envelopes);
        }
    }

    private List<Envelope> envelopes(StoredBlock block) {
        if (block.entry().length() == 0) {
            return List.of();
        }
        Batch batch = Batch.decode(block.entry());
        ValidatorSet validators = store.validators(block.header().height());
        require(
                batch.network().equals(genesis.network()) && BlockExecutor.mayPropose(validators, batch),
                at(block.header().height()) + "its proposer did not sign it");
        return batch.transactions();
    }

    private void checkReceipts(StoredBlock block, List<Envelope> envelopes) {
        List<byte[]> receipts = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            Hash id = envelopes.get(i).id();
            receipts.add(Receipt.CODEC.encode(new Receipt(id, block.codes().get(i))));
            checkIndex(
                    id,
                    new Location(
                            block.header().height(),
                            i,
                            ReceiptCodes.isConsumed(block.codes().get(i))));
        }
        require(
                MerkleLog.root(receipts).equals(block.header().receipts()),
                at(block.header().height()) + "its receipts are not those of the header");
    }

    /** What was consumed is indexed where it was; what was void may be indexed elsewhere. */
    private void checkIndex(Hash id, Location here) {
        Optional<Location> found = store.location(id);
        boolean isHere = found.filter(here::equals).isPresent();
        if (isHere) {
            indexed++;
        }
        require(
                isHere || (!here.isConsumed() && found.isPresent()),
                at(here.height()) + "a transaction is not indexed");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            findings.accept(otherwise);
        }
    }

    private static String at(long height) {
        return "block " + height + ": ";
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException(what + " is missing");
    }
}
