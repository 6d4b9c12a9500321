package org.stele.ledger.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.execution.ExecutedBlock.Outcome;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.state.Changes;
import org.stele.ledger.state.Tables;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Makes a block of an ordered entry: a pure function of the parent, its state and the entry. Keeps nothing between calls, but
 * is for one thread at a time, as contracts are.
 */
public final class BlockExecutor {
    private static final Bytes NOTHING = Bytes.wrap(new byte[0]);

    private final RuleBook book;
    private final TransactionReader reader;
    private final LongFunction<Optional<Long>> agreedEpochs;

    /**
     * Executes in the epochs that the rules say, but for those agreed on.
     *
     * @param agreedEpochs the epoch that begins at a height because the members agreed on it outside of the ledger
     */
    public BlockExecutor(RuleBook book, Hash network, LongFunction<Optional<Long>> agreedEpochs) {
        this.book = book;
        this.reader = new TransactionReader(network);
        this.agreedEpochs = agreedEpochs;
    }

    public ExecutedBlock execute(Parent parent, CheckedEntry entry) {
        return execute(parent, entry, epochAfter(parent.header(), new Tables(parent.state())));
    }

    /**
     * As {@link #execute(Parent, CheckedEntry)}, in an epoch that is known otherwise.
     *
     * @param epoch of the block, which a quorum certified or its members agreed on
     */
    public ExecutedBlock execute(Parent parent, CheckedEntry entry, long epoch) {
        return switch (entry) {
            case CheckedEntry.Sound sound
            when mayPropose(parent.validators(), sound.batch()) ->
                execute(parent, epoch, sound.position(), Optional.of(sound.batch()), sound.transactions());
            case CheckedEntry.Sound sound -> execute(parent, epoch, sound.position(), Optional.empty(), List.of());
            case CheckedEntry.Unsound unsound ->
                execute(parent, epoch, unsound.position(), Optional.empty(), List.of());
        };
    }

    /** Whether a validator in force signed the batch; where not, its entry makes an empty block. */
    public static boolean mayPropose(ValidatorSet validators, Batch batch) {
        int place = validators.placeOf(batch.proposer());
        return place >= 0 && batch.isSignedBy(validators.validators().get(place).voteKey());
    }

    private ExecutedBlock execute(
            Parent parent, long epoch, long position, Optional<Batch> batch, List<Transaction> transactions) {
        BlockState state = new BlockState(parent.state());
        long height = parent.header().height() + 1;
        RuleBook.Edition edition = editionAt(parent, state, height);
        batch.ifPresent(valid -> BlockTime.note(state, valid.proposer(), valid.clock()));
        state.keep();
        Instant time = BlockTime.next(parent.header().time(), parent.validators(), state);
        TransactionExecutor executor = new TransactionExecutor(edition, reader, state, parent.consumed(), height, time);
        List<Outcome> outcomes = transactions.stream().map(executor::execute).toList();
        ValidatorSet next = edition.rules().validators(state);
        Changes changes = state.changes();
        SparseMerkleTree tree = changes.applyTo(parent.tree());
        Header header = new Header(
                epoch,
                position,
                height,
                parent.header().hash(),
                batch.map(Batch::contentHash).orElse(Batch.NONE),
                time,
                edition.rules().version(),
                transactions.size(),
                transactionsRoot(transactions),
                receiptsRoot(outcomes),
                StateRoot.of(height, tree).hash(),
                parent.validators().hash(),
                next.hash());
        Bytes content = batch.map(Batch::encoded).orElse(NOTHING);
        return new ExecutedBlock(header, content, transactions, outcomes, changes, tree, parent.validators(), next);
    }

    /** The epoch of the block after {@code header}, by the state after that, or as the members agreed. */
    public long epochAfter(Header header, StateReader state) {
        return agreedEpochs
                .apply(header.height() + 1)
                .filter(epoch -> epoch > header.epoch())
                .orElseGet(() -> votedEpoch(header, state));
    }

    private long votedEpoch(Header header, StateReader state) {
        long epoch = book.edition(header.rules()).rules().epochAt(state, header.height() + 1, header.epoch());
        if (epoch != header.epoch() && epoch != header.epoch() + 1) {
            throw new IllegalStateException("the rules jump from epoch " + header.epoch() + " to " + epoch);
        }
        return epoch;
    }

    private RuleBook.Edition editionAt(Parent parent, BlockState state, long height) {
        RuleBook.Edition before = book.edition(parent.header().rules());
        return book.edition(before.rules().versionAt(state, height));
    }

    /** Of the RFC 9162 tree over the envelopes' encodings. */
    public static Hash transactionsRoot(List<Transaction> transactions) {
        return MerkleLog.rootOfHashes(transactions.stream()
                .map(transaction -> transaction.envelope().leafHash())
                .toList());
    }

    /** Of the RFC 9162 tree over the receipts' encodings. */
    private static Hash receiptsRoot(List<Outcome> outcomes) {
        return MerkleLog.rootOfHashes(outcomes.stream()
                .map(outcome -> MerkleLog.leafHash(Receipt.CODEC.encode(outcome.receipt())))
                .toList());
    }
}
