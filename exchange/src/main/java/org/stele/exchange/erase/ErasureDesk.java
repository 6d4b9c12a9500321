package org.stele.exchange.erase;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.keep.Holders;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.cabinet.Cabinet;

/** Takes requests, and sees to it that each of their items is answered. */
public final class ErasureDesk implements Erasures {
    private final Premises premises;
    private final Patients patients;
    private final ErasureBook book;
    private final RequestCheck check;
    private final HolderDesk holderDesk;

    /** @param others who also must forget a record that is erased here */
    public ErasureDesk(
            Premises premises,
            Cabinet cabinet,
            Patients patients,
            Holders holders,
            Origins origins,
            Consumer<RecordId> others) {
        this.premises = premises;
        this.patients = patients;
        this.book = new ErasureBook(premises.ledger(), cabinet);
        this.check = new RequestCheck(premises, book, holders);
        this.holderDesk = new HolderDesk(premises, book, origins);
        Carrying carrying = new Carrying(premises, book);
        Answering answering = new Answering(premises.ledger(), premises.vault().erasure(), book, premises.tasks());
        premises.tasks()
                .register(
                        TaskKind.SCRUB, name -> VaultCalls.run(premises.vault().erasure()::scrub));
        premises.tasks().everyRound(answering::answerWhatIsDue);
        premises.tasks().register(TaskKind.CARRY_ERASURE, name -> carrying.carry(ErasureId.parse(name)));
        premises.tasks().register(TaskKind.ASK_HOLDER, carrying::ask);
        premises.tasks()
                .register(
                        TaskKind.ANSWER_ERASURE,
                        name -> book.order(name).ifPresent(order -> {
                            answering.answer(order);
                            forgetErased(order, origins, others);
                        }));
    }

    /** Where an erased copy came from is a link to the patient too. */
    private void forgetErased(ErasureOrder order, Origins origins, Consumer<RecordId> others) {
        boolean erased = book.item(order.request(), order.item())
                .flatMap(ErasureItem::answer)
                .filter(answer -> answer.outcome() == ErasureOutcome.ERASED)
                .isPresent();
        if (erased) {
            origins.forget(order.record());
            others.accept(order.record());
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
            submit(envelope, checked(command, openings));
        }
        premises.tasks().attemptNow(TaskKind.CARRY_ERASURE, request.request());
        return report(requireAskedOn(request.subject(), request.request()));
    }

    private StoredRequest checked(Command<ConsentCommand.RequestErasure> command, List<ErasureOpening> openings) {
        ConsentCommand.RequestErasure request = command.body();
        KnownSubject asking = patients.find(request.subject()).orElseThrow(ErasureDesk::notFound);
        List<ErasureId> others = check.require(asking, request, openings);
        return new StoredRequest(
                request.request(), request.subject(), asking.chart(), openings, others, command.expires());
    }

    /** On disk first, so that what stands on the ledger is carried on whatever is killed. */
    private void submit(Envelope envelope, StoredRequest stored) {
        book.put(stored);
        premises.tasks().later(TaskKind.CARRY_ERASURE, stored.request());
        premises.ledger().require(envelope);
    }

    @Override
    public ErasureReport report(Author author, ErasureId request) {
        return report(requireOwn(author, request));
    }

    @Override
    public Bytes certificate(Author author, ErasureId request) {
        return Certificates.write(premises.ledger().state(), withOthers(requireOwn(author, request)));
    }

    @Override
    public void held(OrganisationId from, HeldErasure order) {
        holderDesk.held(from, order);
    }

    /** For the patient, who asks at home whatever subject the request was made on. */
    private StoredRequest requireOwn(Author author, ErasureId request) {
        Optional<ChartId> asking = Actor.of(author)
                .flatMap(actor ->
                        actor instanceof Actor.OfSubject(SubjectId home) ? patients.atHome(home) : Optional.empty());
        return book.request(request)
                .filter(stored -> asking.equals(Optional.of(stored.chart())))
                .orElseThrow(ErasureDesk::notFound);
    }

    private StoredRequest requireAskedOn(SubjectId subject, ErasureId request) {
        return book.request(request)
                .filter(stored -> stored.subject().equals(subject))
                .orElseThrow(ErasureDesk::notFound);
    }

    private List<StoredRequest> withOthers(StoredRequest request) {
        return Stream.concat(
                        Stream.of(request), request.others().stream().flatMap(other -> book.request(other).stream()))
                .toList();
    }

    private ErasureReport report(StoredRequest stored) {
        return Reports.of(premises.ledger().state(), withOthers(stored));
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such request of this patient");
    }
}
