package org.stele.exchange.follow;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.NoticeSink;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.patient.Notices;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cabinet.Cabinet;

/** Tells this organisation's patients, each notice at least once and in order, however long the way to them is broken. */
public final class TellingPatients {
    /** Up to which entry of the trail the patient was told. */
    record Told(long number) {}

    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final NoticeSink sink;
    private final Tasks tasks;
    private final Drawer<Told> told;

    public TellingPatients(LedgerDoor ledger, Permissions permissions, NoticeSink sink, Tasks tasks, Cabinet cabinet) {
        this.ledger = ledger;
        this.permissions = permissions;
        this.sink = sink;
        this.tasks = tasks;
        this.told = new Drawer<>(cabinet, "told", Told.class);
        tasks.register(TaskKind.TELL_PATIENT, name -> tell(SubjectId.parse(name)));
    }

    /** Sees to it that the patient is told, if there is anything to tell. */
    boolean note(SubjectId subject, CertifiedState state) {
        boolean due =
                permissions.own(subject).isPresent() && !untold(subject, state).isEmpty();
        if (due) {
            tasks.later(TaskKind.TELL_PATIENT, subject);
        }
        return due;
    }

    private void tell(SubjectId subject) {
        for (Notice notice : untold(subject, ledger.state())) {
            sink.tell(subject, notice);
            told.put(subject, new Told(notice.number()));
        }
    }

    private List<Notice> untold(SubjectId subject, CertifiedState state) {
        return Notices.after(told.find(subject).map(Told::number).orElse(0L), state, subject);
    }
}
