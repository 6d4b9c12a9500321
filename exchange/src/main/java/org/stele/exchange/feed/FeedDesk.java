package org.stele.exchange.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.feed.FeedMessage.Reading;
import org.stele.exchange.feed.FeedMessage.Word;
import org.stele.exchange.feed.Tellings.Telling;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Deposits.Deposit;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.intake.IntakeDesk;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.link.LinkDesk;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.write.Turns;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;

/** Files messages, those of one name and those about one patient one at a time. */
public final class FeedDesk implements Feeds {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Deposits deposits;
    private final Enrolment enrolment;
    private final FeedLinks links;
    private final Origins origins;
    private final Turns turns;
    private final FeedKey key;
    private final FeedBook book;
    private final Tellings tellings;
    private final Inbox inbox;
    private final Locks names = new Locks();
    private final Locks patients = new Locks();

    public FeedDesk(
            Premises premises,
            Cabinet cabinet,
            IntakeDesk intake,
            Origins origins,
            Turns turns,
            LinkBook book,
            LinkDesk links) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.deposits = intake.deposits();
        this.enrolment = intake.enrolment();
        this.links = new FeedLinks(book, links);
        this.origins = origins;
        this.turns = turns;
        this.key = new FeedKey(cabinet);
        this.book = new FeedBook(cabinet);
        this.tellings = new Tellings(cabinet);
        this.inbox = new Inbox(cabinet, key, premises.clock());
    }

    @Override
    public void requireFiler(Author author) {
        permissions.requireOrganisationOr(author, Power.CLERK);
    }

    @Override
    public Filed file(Author author, FeedMessage message) {
        requireFiler(author);
        return inTurn(names, message.name(), () -> filedBefore(message).orElseGet(() -> fileFirst(author, message)));
    }

    private Filed fileFirst(Author author, FeedMessage message) {
        links.require(author, message);
        return inTurn(patients, message.number(), () -> file(author, message, chart(message)));
    }

    /** One that was begun is carried on before it is begun anew. */
    private Optional<Filed> filedBefore(FeedMessage message) {
        Optional<FeedBook.Begun> begun = book.find(message.name()).filter(it -> deposits.finish(it.batch()));
        if (begun.filter(it -> !it.digest().equals(message.digest())).isPresent()) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "another message with this control id was taken before: give each a control id of its own",
                    List.of(new Issue("control id", "OTHER_CONTENT")));
        }
        return begun.map(it -> new Filed(true, it.remark()));
    }

    private Optional<ChartId> chart(FeedMessage message) {
        return VaultCalls.call(() -> enrolment.find(message.number()));
    }

    private Filed file(Author author, FeedMessage message, Optional<ChartId> known) {
        ChartId chart = known.orElseGet(ChartId::generate);
        return turns.alone(chart, () -> {
            requireStill(known, message);
            OpenFeedChart open = new OpenFeedChart(
                    author,
                    chart,
                    vault,
                    ledger.state(),
                    origins,
                    enrolment,
                    key,
                    deposits,
                    tellings,
                    new LinkedCharts(vault, key, links.others(chart)));
            Reading reading = message.reading().apply(open);
            List<Deposit> records = Settling.of(open, reading.records());
            enter(author, known.isEmpty(), chart, reading);
            links.confirm(author, message);
            return turns.commit(chart, batch -> {
                tell(open, chart, batch, reading.words());
                return commit(author, message, chart, batch, reading, records);
            });
        });
    }

    /** While it waited for its turn the patient may have been entered, or taken out again whom the ledger refused. */
    private void requireStill(Optional<ChartId> known, FeedMessage message) {
        if (!chart(message).equals(known)) {
            throw new ExchangeException(Reason.NOT_TAKEN, "the patient is known otherwise by now: send it again");
        }
    }

    /** The directory before the ledger, once nothing but the ledger can refuse: it knows which identifiers are another's. */
    private void enter(Author author, boolean isNew, ChartId chart, Reading reading) {
        if (isNew) {
            VaultCalls.run(
                    () -> enrolment.enter(author, chart, reading.patient().orElseThrow()));
        } else {
            reading.patient().ifPresent(patient -> VaultCalls.run(() -> enrolment.change(author, chart, patient)));
        }
    }

    /** Before the records: what is in the chart must never be held for older than it is. */
    private void tell(OpenFeedChart open, ChartId chart, RandomId batch, List<Word> words) {
        words.forEach(word -> tellings.begin(
                chart,
                word.address(),
                open.last(word.address()),
                new Telling(
                        word.time(),
                        key.mark(chart, word.address(), word.content()),
                        open.find(word.address())
                                .filter(_ -> !word.isLeft())
                                .map(there -> new RecordId(there.record())),
                        batch)));
    }

    private Filed commit(
            Author author, FeedMessage message, ChartId chart, RandomId batch, Reading reading, List<Deposit> records) {
        book.begin(message.name(), new FeedBook.Begun(message.digest(), batch, reading.remark()));
        deposits.depositVersions(batch, author, chart, records);
        return new Filed(false, reading.remark());
    }

    private static <T> T inTurn(Locks locks, Object name, Supplier<T> work) {
        return locks.lockedWithin(PATIENCE, name, work)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_TAKEN, "others are being filed for this patient: send it again"));
    }

    @Override
    public void keep(KeptMessage message) {
        inbox.keep(message);
    }

    @Override
    public void release(KeptMessage.Name name) {
        inbox.remove(name);
    }

    @Override
    public List<KeptHead> kept(Author clerk) {
        permissions.requireSeat(clerk, Power.CLERK);
        return inbox.all();
    }

    @Override
    public KeptMessage reopen(Author clerk, RandomId id) {
        permissions.requireSeat(clerk, Power.CLERK);
        return inbox.require(id);
    }

    @Override
    public Optional<Instant> since(KeptMessage.Name name) {
        return inbox.since(name);
    }

    @Override
    public void dismiss(Author clerk, RandomId id) {
        permissions.requireSeat(clerk, Power.CLERK);
        inbox.remove(id);
    }
}
