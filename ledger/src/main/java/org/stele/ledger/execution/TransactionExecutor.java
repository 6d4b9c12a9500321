package org.stele.ledger.execution;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Hash;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.Denied;
import org.stele.ledger.execution.ExecutedBlock.Outcome;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.transaction.Payload;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.transaction.TransactionReader;
import org.stele.ledger.transaction.UnreadableCommand;

/** Executes the transactions of one block, one after the other. */
final class TransactionExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionExecutor.class);

    private final RuleBook.Edition edition;
    private final TransactionReader reader;
    private final BlockState state;
    private final Consumed consumedBefore;
    private final Set<Hash> consumed = new HashSet<>();
    private final long height;
    private final Instant time;

    TransactionExecutor(
            RuleBook.Edition edition,
            TransactionReader reader,
            BlockState state,
            Consumed consumedBefore,
            long height,
            Instant time) {
        this.edition = edition;
        this.reader = reader;
        this.state = state;
        this.consumedBefore = consumedBefore;
        this.height = height;
        this.time = time;
    }

    Outcome execute(Transaction transaction) {
        Payload payload = transaction.payload();
        if (!payload.expires().isAfter(time)) {
            return ended(transaction, ReceiptCodes.EXPIRED);
        }
        if (payload.expires()
                .isAfter(time.plus(
                        edition.rules().longestLife(payload.author(), payload.contract(), payload.command())))) {
            return ended(transaction, ReceiptCodes.EXPIRES_TOO_LATE);
        }
        if (consumed.contains(transaction.id()) || consumedBefore.contains(transaction.id())) {
            return ended(transaction, ReceiptCodes.REPEATED);
        }
        return executeNew(transaction);
    }

    private Outcome executeNew(Transaction transaction) {
        TransactionContext context =
                new TransactionContext(transaction, transaction.signers(), height, time, edition.rules(), state);
        if (!context.isAdmitted()) {
            return ended(transaction, ReceiptCodes.KEY_NOT_IN_FORCE);
        }
        consumed.add(transaction.id());
        return ended(transaction, run(transaction, context));
    }

    private static Outcome ended(Transaction transaction, Code code) {
        return new Outcome(new Receipt(transaction.id(), code));
    }

    private Code run(Transaction transaction, TransactionContext context) {
        Object command = commandOf(transaction);
        if (command instanceof UnreadableCommand) {
            return ReceiptCodes.UNKNOWN_COMMAND;
        }
        Contract<?> contract = java.util.Objects.requireNonNull(
                edition.contracts().get(transaction.payload().contract()));
        try {
            Code code = call(contract, command, context);
            if (!ReceiptCodes.isConsumed(code)) {
                throw new IllegalStateException("the contract " + contract.name() + " gave the code " + code);
            }
            state.keep();
            return code;
        } catch (Denied denied) {
            state.takeBack();
            return denied(transaction, denied.code());
        } catch (LedgerStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            // what a contract throws follows from its command and the state alone, so that every node comes to this
            LOG.error("a contract failed on transaction {}: tell the authors of the rules", transaction.id(), e);
            state.takeBack();
            return ReceiptCodes.CONTRACT_FAULT;
        }
    }

    private Code denied(Transaction transaction, Code code) {
        if (code.equals(Code.SIGNATURE_MISSING)) {
            consumed.remove(transaction.id());
            return code;
        }
        return ReceiptCodes.isConsumed(code) ? code : ReceiptCodes.CONTRACT_FAULT;
    }

    private Object commandOf(Transaction transaction) {
        return transaction.rules() == edition.rules().version()
                ? transaction.command()
                : reader.readVerified(transaction.envelope(), edition.types()).command();
    }

    @SuppressWarnings("unchecked") // the command was read as one of this contract's own
    private static <C> Code call(Contract<C> contract, Object command, TransactionContext context) {
        return contract.execute((C) command, context);
    }
}
