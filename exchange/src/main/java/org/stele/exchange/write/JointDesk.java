package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IntakeDesk;
import org.stele.exchange.intake.Revision;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.Openings;

/** Does several things to a chart at once, in the same turns as {@link WritingDesk}. */
final class JointDesk implements JointWritings {
    /**
     * What was sent together, on disk before anything of it.
     *
     * @param versions how many of its records took another's place
     */
    record Sent(RandomId batch, List<String> names, long versions, List<RecordId> retracted) {
        Sent {
            names = List.copyOf(names);
            retracted = List.copyOf(retracted);
        }

        static Sent of(RandomId batch, Together together) {
            return new Sent(batch, together.names(), together.versions(), together.retracted());
        }

        boolean isAdding() {
            return versions == 0 && retracted.isEmpty();
        }
    }

    private final Drawer<Sent> drawer;
    private final WritingDesk desk;
    private final Permissions permissions;
    private final Deposits deposits;
    private final Enrolment enrolment;
    private final Patients patients;
    private final Openings openings;
    private final Turns turns;
    private final Retraction retraction;

    JointDesk(WritingDesk desk, Premises premises, Cabinet cabinet, Patients patients, IntakeDesk intake, Turns turns) {
        this.drawer = new Drawer<>(cabinet, "together", Sent.class);
        this.desk = desk;
        this.permissions = premises.permissions();
        this.deposits = intake.deposits();
        this.enrolment = intake.enrolment();
        this.patients = patients;
        this.openings = premises.vault().openings();
        this.turns = turns;
        this.retraction = new Retraction(premises);
    }

    @Override
    public Optional<WrittenTogether> find(Hash digest) {
        return drawer.find(digest).flatMap(this::find);
    }

    private Optional<WrittenTogether> find(Sent sent) {
        if (deposits.isUndecided(sent.batch())) {
            throw new ExchangeException(
                    Reason.NOT_TAKEN,
                    "the same was sent before, and it is not known yet what becomes of it: send it again");
        }
        return deposits.allCommitted(sent.batch())
                .filter(records -> isDone(sent, records))
                .map(records -> together(deposits.patient(sent.batch()), sent.names(), records));
    }

    /** What was changed may be changed again; what was added is not added again. */
    private boolean isDone(Sent sent, List<RecordId> records) {
        if (sent.isAdding()) {
            return records.stream().anyMatch(desk::stands);
        }
        boolean isDone = isAsItWasLeft(sent, records);
        if (!isDone && records.size() > sent.versions()) {
            throw new ExchangeException(
                    Reason.NOT_CURRENT,
                    "this was done before, and what it wrote has changed since: look, and send what is still wanted");
        }
        return isDone;
    }

    /** Whether all that was written is present and nothing is where something was retracted; what may not be seen is not there. */
    private boolean isAsItWasLeft(Sent sent, List<RecordId> records) {
        Surroundings around = desk.around(patients.requireHome(deposits.patient(sent.batch())));
        Set<RecordId> present = around.index().where(_ -> true).stream()
                .map(ChartEntry::record)
                .collect(Collectors.toUnmodifiableSet());
        return present.containsAll(records) && sent.retracted().stream().noneMatch(around::isPresentAgain);
    }

    @Override
    public List<ChartRecord> reopen(Author author, WrittenTogether written) {
        permissions.requireSeat(author, Set.of(Power.SIGN, Power.CLERK));
        ChartId chart = patients.requireHome(written.home());
        Set<RecordId> visible = desk.around(chart).index().versions(_ -> true).stream()
                .map(ChartEntry::record)
                .collect(Collectors.toUnmodifiableSet());
        List<RandomId> records = written.records().stream()
                .map(Written::record)
                .filter(visible::contains)
                .map(RecordId::value)
                .toList();
        Use use = new Use(author.toString(), Action.OPEN, Purpose.TREAT.name(), new Basis.Reason("OWN_CARE"));
        return VaultCalls.call(() -> openings.open(use, chart.value(), records)).stream()
                .map(it -> new ChartRecord(new RecordId(it.id()), it.labels().kind(), it.content()))
                .toList();
    }

    @Override
    public WrittenTogether write(Author clinician, SubjectId home, Together together) {
        ChartId chart = desk.own(clinician, home);
        requireAnybodys(together);
        return once(chart, together, () -> {
            Revising revising = new Revising(desk, retraction, chart, together);
            Revision revision = revising.revision();
            revising.note(clinician);
            return commit(chart, together, deposit(clinician, chart, together, revision));
        });
    }

    @Override
    public WrittenTogether enrol(Author clerk, IncomingPatient patient, Together together) {
        permissions.requireSeat(clerk, Power.CLERK);
        requireAnybodys(together);
        ChartId chart = VaultCalls.call(() -> enrolment.chartFor(patient));
        return once(chart, together, () -> {
            desk.requireNew(chart);
            Revision revision = new Revising(desk, retraction, chart, together).revision();
            return commit(
                    chart, together, desk.entering(clerk, chart, patient, deposit(clerk, chart, together, revision)));
        });
    }

    /** Another thread may have been at the same. */
    private WrittenTogether once(ChartId chart, Together together, Supplier<WrittenTogether> work) {
        return turns.alone(chart, () -> find(together.digest()).orElseGet(work));
    }

    private WrittenTogether commit(ChartId chart, Together together, Function<RandomId, List<RecordId>> deposit) {
        List<RecordId> committed = turns.commit(chart, deposit);
        return together(patients.home(chart), together.names(), committed);
    }

    private Function<RandomId, List<RecordId>> deposit(
            Author author, ChartId chart, Together together, Revision revision) {
        return batch -> {
            if (!together.pieces().isEmpty()) { // what only retracts is done again, whatever came by then
                drawer.put(together.digest(), Sent.of(batch, together));
            }
            return deposits.revise(batch, author, chart, revision);
        };
    }

    private WrittenTogether together(SubjectId home, List<String> names, List<RecordId> records) {
        return new WrittenTogether(
                home, names, records.stream().map(desk::written).toList());
    }

    private static void requireAnybodys(Together together) {
        together.submissions().forEach(it -> WritingDesk.requireAnybodys(it.record()));
    }
}
