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
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeDesk;
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

/** Writes several new records into a chart, in the same turns as {@link WritingDesk}. */
final class JointDesk implements JointWritings {
    /** What was sent together, on disk before anything of it. */
    record Sent(RandomId batch, List<String> names) {
        Sent {
            names = List.copyOf(names);
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

    JointDesk(WritingDesk desk, Premises premises, Cabinet cabinet, Patients patients, IntakeDesk intake, Turns turns) {
        this.drawer = new Drawer<>(cabinet, "together", Sent.class);
        this.desk = desk;
        this.permissions = premises.permissions();
        this.deposits = intake.deposits();
        this.enrolment = intake.enrolment();
        this.patients = patients;
        this.openings = premises.vault().openings();
        this.turns = turns;
    }

    @Override
    public Optional<WrittenTogether> find(Hash digest) {
        return drawer.find(digest)
                .flatMap(sent -> deposits.allCommitted(sent.batch())
                        .filter(records -> records.stream().anyMatch(desk::stands))
                        .map(records -> together(deposits.patient(sent.batch()), sent.names(), records)));
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
    public WrittenTogether create(Author clinician, SubjectId home, Together together) {
        ChartId chart = desk.own(clinician, home);
        requireAnybodys(together);
        return once(chart, together, () -> {
            Surroundings around = desk.around(chart);
            requireNone(around, together);
            return commit(chart, together, deposit(clinician, chart, together, around.settle(together.submissions())));
        });
    }

    @Override
    public WrittenTogether enrol(Author clerk, IncomingPatient patient, Together together) {
        permissions.requireSeat(clerk, Power.CLERK);
        requireAnybodys(together);
        ChartId chart = VaultCalls.call(() -> enrolment.chartFor(patient));
        return once(chart, together, () -> {
            desk.requireNew(chart);
            List<IncomingRecord> records = desk.around(chart).settle(together.submissions());
            return commit(
                    chart, together, desk.entering(clerk, chart, patient, deposit(clerk, chart, together, records)));
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
            Author author, ChartId chart, Together together, List<IncomingRecord> records) {
        return batch -> {
            drawer.put(together.digest(), new Sent(batch, together.names()));
            return deposits.depositAll(batch, author, chart, records);
        };
    }

    private WrittenTogether together(SubjectId home, List<String> names, List<RecordId> records) {
        return new WrittenTogether(
                home, names, records.stream().map(desk::written).toList());
    }

    private static void requireNone(Surroundings around, Together together) {
        if (together.unless().stream()
                .anyMatch(it -> !it.look(around.index()).entries().isEmpty())) {
            throw new ExchangeException(Reason.NOT_TAKEN, "what you looked for has been written by now: look again");
        }
    }

    private static void requireAnybodys(Together together) {
        together.submissions().forEach(it -> WritingDesk.requireAnybodys(it.record()));
    }
}
