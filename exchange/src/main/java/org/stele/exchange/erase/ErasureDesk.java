package org.stele.exchange.erase;

import java.util.List;
import java.util.stream.IntStream;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.cabinet.Cabinet;

/** Takes requests, and sees to it that each of their items is answered. */
public final class ErasureDesk implements Erasures {
    private final Premises premises;
    private final ErasureBook book;
    private final RequestCheck check;
    private final HolderDesk holderDesk;

    public ErasureDesk(Premises premises, Cabinet cabinet, Holders holders, Origins origins) {
        this.premises = premises;
        this.book = new ErasureBook(premises.ledger(), cabinet);
        this.check = new RequestCheck(premises.own().id(), premises.vault(), holders);
        this.holderDesk = new HolderDesk(premises, book, origins);
        Carrying carrying = new Carrying(premises, book);
        Answering answering = new Answering(premises.ledger(), premises.vault().erasure(), book, premises.tasks());
        premises.tasks()
                .register(
                        TaskKind.SCRUB, name -> VaultCalls.run(premises.vault().erasure()::scrub));
        premises.tasks().everyHour(answering::answerWhatIsDue);
        premises.tasks().register(TaskKind.CARRY_ERASURE, name -> carrying.carry(ErasureId.parse(name)));
        premises.tasks().register(TaskKind.ASK_HOLDER, carrying::ask);
        premises.tasks()
                .register(
                        TaskKind.ANSWER_ERASURE,
                        name -> book.order(name).ifPresent(order -> {
                            answering.answer(order);
                            forgetErased(order, origins);
                        }));
    }

    /** Where an erased copy came from is a link to the patient too. */
    private void forgetErased(ErasureOrder order, Origins origins) {
        boolean erased = book.item(order.request(), order.item())
                .flatMap(ErasureItem::answer)
                .filter(answer -> answer.outcome() == ErasureOutcome.ERASED)
                .isPresent();
        if (erased) {
            origins.forget(order.record());
            book.remove(order);
        }
    }

    @Override
    public ErasureReport request(Envelope envelope, List<ErasureOpening> openings) {
        Command<ConsentCommand.RequestErasure> command =
                CommandReader.read(envelope, "consent", "requestErasure", ConsentCommand.RequestErasure.class);
        ConsentCommand.RequestErasure request = command.body();
        premises.permissions().requireSignedByPatient(envelope, command.author(), request.subject());
        RequestCheck.requireOpen(request.items(), openings);
        if (book.onLedger(request.request()).isEmpty()) {
            check.require(request, openings);
            submit(envelope, new StoredRequest(request.request(), request.subject(), openings, command.expires()));
        }
        premises.tasks().attemptNow(TaskKind.CARRY_ERASURE, request.request());
        return report(request.subject(), request.request());
    }

    /** On disk first, so that what stands on the ledger is carried on whatever is killed. */
    private void submit(Envelope envelope, StoredRequest stored) {
        book.put(stored);
        premises.tasks().later(TaskKind.CARRY_ERASURE, stored.request());
        premises.ledger().require(envelope);
    }

    @Override
    public ErasureReport report(Author author, ErasureId request) {
        return report(requireOwn(author, request).subject(), request);
    }

    @Override
    public Bytes certificate(Author author, ErasureId request) {
        return Certificates.write(premises.ledger().state(), requireOwn(author, request));
    }

    @Override
    public void held(OrganisationId from, HeldErasure order) {
        holderDesk.held(from, order);
    }

    private StoredRequest requireOwn(Author author, ErasureId request) {
        StoredRequest stored = book.request(request).orElseThrow(ErasureDesk::notFound);
        premises.permissions().requireSubject(author, stored.subject());
        return stored;
    }

    private ErasureReport report(SubjectId subject, ErasureId id) {
        StoredRequest stored =
                book.request(id).filter(any -> any.subject().equals(subject)).orElseThrow(ErasureDesk::notFound);
        ErasureRequest request = book.onLedger(id).orElseThrow(ErasureDesk::notFound);
        List<ErasureReport.Item> items = IntStream.range(0, request.items().size())
                .mapToObj(i -> item(request.items().get(i), stored.openings().get(i)))
                .toList();
        return new ErasureReport(id, items, request.due(), request.closed());
    }

    private static ErasureReport.Item item(ErasureItem item, ErasureOpening opening) {
        return new ErasureReport.Item(opening.record(), item.holder(), item.answer());
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such request of this patient");
    }
}
