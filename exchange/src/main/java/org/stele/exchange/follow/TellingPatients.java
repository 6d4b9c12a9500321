package org.stele.exchange.follow;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.NoticeSink;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.patient.Notices;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cabinet.Cabinet;

/** Tells this organisation's patients, each notice at least once, those of a trail in order, however long the way to them is broken. */
public final class TellingPatients {
    /** Up to which entry of the trail the patient was told. */
    record Told(long number) {}

    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final NoticeSink sink;
    private final Tasks tasks;
    private final Drawer<Told> told;

    public TellingPatients(Premises premises, Patients patients, NoticeSink sink, Cabinet cabinet) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.patients = patients;
        this.sink = sink;
        this.tasks = premises.tasks();
        this.told = new Drawer<>(cabinet, "told", Told.class);
        tasks.register(TaskKind.TELL_PATIENT, name -> tell(SubjectId.parse(name)));
    }

    /** Sees to it that the patient is told, if there is anything to tell. */
    boolean note(SubjectId subject, CertifiedState state) {
        boolean due = permissions.own(subject).isPresent()
                && patients.find(subject).isPresent()
                && !untold(subject, state).isEmpty();
        if (due) {
            tasks.later(TaskKind.TELL_PATIENT, subject);
        }
        return due;
    }

    /** Whichever subject it is about, the patient is told at home. */
    private void tell(SubjectId subject) {
        ChartId chart = patients.find(subject).orElseThrow().chart();
        SubjectId home = patients.home(chart);
        for (Notice notice : untold(subject, ledger.state())) {
            sink.tell(home, notice);
            told.put(subject, new Told(notice.number()));
        }
    }

    private List<Notice> untold(SubjectId subject, CertifiedState state) {
        return Notices.after(told.find(subject).map(Told::number).orElse(0L), state, subject);
    }
}
