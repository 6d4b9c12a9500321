package org.stele.ledger.pipeline;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Author;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.Tables;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.Payload;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;

/** Lets transactions in: what fails here is not ordered, and logged by its hash alone. Safe for many threads. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final TransactionReader reader;
    private final RuleBook book;
    private final Supplier<Newest> newest;
    private final Receipts receipts;
    private final Waiting waiting;
    private final Room room;
    private final Proposer proposer;
    private final Executor workers;

    Door(
            Hash network,
            RuleBook book,
            Supplier<Newest> newest,
            Receipts receipts,
            Waiting waiting,
            Room room,
            Proposer proposer,
            Executor workers) {
        this.reader = new TransactionReader(network);
        this.book = book;
        this.newest = newest;
        this.receipts = receipts;
        this.waiting = waiting;
        this.room = room;
        this.proposer = proposer;
        this.workers = workers;
    }

    CompletionStage<FinalReceipt> submit(Envelope envelope) {
        Optional<RefusedException> closed = proposer.refusal();
        if (closed.isPresent()) {
            return CompletableFuture.failedStage(closed.get());
        }
        Optional<Waiting.Joined> joined = waiting.join(envelope);
        if (joined.isEmpty()) {
            return CompletableFuture.failedStage(Room.overloaded());
        }
        return joined.get().isFirst() ? first(envelope, joined.get()) : another(envelope, joined.get());
    }

    private CompletionStage<FinalReceipt> first(Envelope envelope, Waiting.Joined joined) {
        workers.execute(() -> let(envelope, joined));
        return joined.receipt().minimalCompletionStage();
    }

    /** Who comes with one that waits already takes room as with any other: it may come often. */
    private CompletionStage<FinalReceipt> another(Envelope envelope, Waiting.Joined joined) {
        return joined.account()
                .thenCompose(account -> account.isPresent() ? take(account.get(), envelope, joined) : joined.receipt())
                .minimalCompletionStage();
    }

    private CompletionStage<FinalReceipt> take(String account, Envelope envelope, Waiting.Joined joined) {
        Runnable giveBack = room.take(account, envelope);
        return joined.receipt().whenComplete((_, _) -> giveBack.run());
    }

    private void let(Envelope envelope, Waiting.Joined joined) {
        try {
            switch (receipts.whereabouts(envelope.id())) {
                case Receipts.Whereabouts.Final known -> waiting.complete(envelope.id(), known.receipt());
                case Receipts.Whereabouts.Stored _ -> {}
                case Receipts.Whereabouts.Nowhere _ -> bringOnItsWay(envelope, joined);
            }
        } catch (RefusedException e) {
            LOG.debug("transaction {} refused: {}", envelope.id(), e.reason());
            waiting.fail(envelope, e);
        } catch (RuntimeException e) { // whatever it was: the client hears of it, and is not left waiting
            waiting.fail(envelope, e);
        }
    }

    private void bringOnItsWay(Envelope envelope, Waiting.Joined joined) {
        Newest now = newest.get();
        RuleBook.Edition edition = book.edition(now.header().rules());
        Transaction transaction = checked(envelope, now, edition);
        String account = edition.rules()
                .account(new Tables(now.cells()), transaction.payload().author());
        var _ = take(account, envelope, joined);
        joined.account().complete(Optional.of(account));
        proposer.add(account, transaction);
    }

    private Transaction checked(Envelope envelope, Newest now, RuleBook.Edition edition) {
        Transaction transaction = reader.readAtTheDoor(envelope, edition.types());
        checkLife(transaction.payload(), now.header(), edition.rules());
        checkKeys(transaction, now, edition.rules());
        return transaction;
    }

    private static void checkLife(Payload payload, Header newest, Rules rules) {
        if (!payload.expires().isAfter(newest.time())) {
            throw new RefusedException(RefusalReason.EXPIRED, "the block time is " + newest.time());
        }
        Instant latest = newest.time().plus(rules.longestLife(payload.author(), payload.contract(), payload.command()));
        if (payload.expires().isAfter(latest)) {
            throw new RefusedException(RefusalReason.EXPIRES_TOO_LATE, "now it may expire until " + latest);
        }
    }

    private static void checkKeys(Transaction transaction, Newest newest, Rules rules) {
        Tables state = new Tables(newest.cells());
        Author author = transaction.payload().author();
        if (!rules.admits(state, author, transaction.signers(), newest.header().time())) {
            throw new RefusedException(
                    RefusalReason.KEY_NOT_IN_FORCE, "no key that signed is in force for the author, or vouches for it");
        }
    }
}
