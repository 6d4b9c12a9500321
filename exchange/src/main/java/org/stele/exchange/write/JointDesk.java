package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeDesk;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

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
    private final Turns turns;

    JointDesk(WritingDesk desk, Cabinet cabinet, Permissions permissions, IntakeDesk intake, Turns turns) {
        this.drawer = new Drawer<>(cabinet, "together", Sent.class);
        this.desk = desk;
        this.permissions = permissions;
        this.deposits = intake.deposits();
        this.enrolment = intake.enrolment();
        this.turns = turns;
    }

    @Override
    public Optional<WrittenTogether> find(Hash digest) {
        return drawer.find(digest)
                .flatMap(sent -> deposits.allCommitted(sent.batch())
                        .map(records -> new WrittenTogether(
                                sent.names(),
                                records.stream().map(desk::written).toList())));
    }

    @Override
    public WrittenTogether create(Author clinician, SubjectId home, Together together) {
        ChartId chart = desk.own(clinician, home);
        requireAnybodys(together);
        return once(chart, together, () -> {
            Surroundings around = desk.around(chart);
            requireNone(around, together);
            return commit(clinician, chart, together, around.settle(together.submissions()));
        });
    }

    @Override
    public WrittenTogether enrol(Author clerk, IncomingPatient patient, Together together) {
        permissions.requireSeat(clerk, Power.CLERK);
        requireAnybodys(together);
        ChartId chart = VaultCalls.call(() -> enrolment.chart(clerk, patient));
        return once(chart, together, () -> {
            desk.requireNew(chart);
            List<IncomingRecord> records = desk.around(chart).settle(together.submissions());
            VaultCalls.run(() -> enrolment.change(clerk, chart, patient));
            return commit(clerk, chart, together, records);
        });
    }

    /** Another thread may have been at the same. */
    private WrittenTogether once(ChartId chart, Together together, Supplier<WrittenTogether> work) {
        return turns.alone(chart, () -> find(together.digest()).orElseGet(work));
    }

    private WrittenTogether commit(Author author, ChartId chart, Together together, List<IncomingRecord> records) {
        List<RecordId> committed = turns.commit(chart, batch -> {
            drawer.put(together.digest(), new Sent(batch, together.names()));
            return deposits.depositAll(batch, author, chart, records);
        });
        return new WrittenTogether(
                together.names(), committed.stream().map(desk::written).toList());
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
