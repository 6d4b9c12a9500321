package org.stele.exchange.erase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.KeepingGround;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.ErasureGround;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.erasure.Outcome;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/**
 * Answers for one record: the vault decides and acts, then the tombstone, then the answer. Each step may be repeated, so that
 * it goes on where it was cut off.
 */
final class Answering {
    /** There is one vault to scrub. */
    private static final String VAULT = "vault";

    private final LedgerDoor ledger;
    private final Erasure vault;
    private final ErasureBook book;
    private final Tasks tasks;

    Answering(LedgerDoor ledger, Erasure vault, ErasureBook book, Tasks tasks) {
        this.ledger = ledger;
        this.vault = vault;
        this.book = book;
        this.tasks = tasks;
    }

    /** Answers anew where a restriction's day has come. */
    void answerWhatIsDue() {
        book.orders().stream()
                .filter(order -> !book.settled(order.request(), order.item()))
                .forEach(order -> tasks.later(TaskKind.ANSWER_ERASURE, order.name()));
    }

    void answer(ErasureOrder order) {
        if (!book.settled(order.request(), order.item())) {
            ErasureAnswer answer = carryOut(order);
            ledger.act(
                    "consent",
                    "answerErasure",
                    new ConsentCommand.AnswerErasure(order.request(), order.item(), answer));
        }
    }

    private ErasureAnswer carryOut(ErasureOrder order) {
        Outcome outcome = VaultCalls.call(() ->
                vault.request(use(order), order.chart().value(), order.record().value()));
        return switch (outcome) {
            case Outcome.Erased erased -> bury(order);
            case Outcome.RestrictedUntil(LocalDate day, String ground) ->
                new ErasureAnswer(
                        ErasureOutcome.RESTRICTED, Optional.of(Grounds.of(ground)), Optional.of(beginning(day)));
            case Outcome.Refused(String ground) -> refused(Grounds.of(ground));
        };
    }

    private ErasureAnswer bury(ErasureOrder order) {
        tasks.later(TaskKind.SCRUB, VAULT);
        boolean standing = ledger.state()
                .get(RecordTables.RECORD, order.record())
                .filter(record -> record.status() != RecordStatus.ERASED)
                .isPresent();
        if (standing) {
            ledger.act(
                    "record",
                    "tombstone",
                    new RecordCommand.Tombstone(List.of(order.record()), ErasureGround.SUBJECT_REQUEST));
        }
        return ErasureAnswer.ERASED;
    }

    private static ErasureAnswer refused(KeepingGround ground) {
        boolean hold = ground == KeepingGround.COURT_ORDER || ground == KeepingGround.LEGAL_CLAIM;
        ErasureOutcome outcome = hold ? ErasureOutcome.LEGAL_HOLD : ErasureOutcome.REFUSED;
        return new ErasureAnswer(outcome, Optional.of(ground), Optional.empty());
    }

    /** The patient's own request, under the request on the ledger. */
    private Use use(ErasureOrder order) {
        String patient = book.onLedger(order.request())
                .map(request -> request.subject().author().toString())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "the request is not on the ledger yet"));
        Basis basis = new Basis.Permit(order.request().value().bytes());
        return new Use(patient, Action.ERASE, Purpose.PATRQT.name(), basis);
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
