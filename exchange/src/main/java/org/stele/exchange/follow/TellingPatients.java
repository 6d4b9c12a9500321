package org.stele.exchange.follow;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.NoticeSink;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.patient.Notices;
import org.stele.exchange.store.Drawer;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cabinet.Cabinet;

/** Tells this organisation's patients, each notice at least once and in order. */
public final class TellingPatients {
    /** Up to which entry of the trail the patient was told. */
    record Told(long number) {}

    private final Permissions permissions;
    private final NoticeSink sink;
    private final Drawer<Told> told;

    public TellingPatients(Permissions permissions, NoticeSink sink, Cabinet cabinet) {
        this.permissions = permissions;
        this.sink = sink;
        this.told = new Drawer<>(cabinet, "told", Told.class);
    }

    /** Whether there was anything to tell. */
    boolean tell(SubjectId subject, CertifiedState state) {
        if (permissions.own(subject).isEmpty()) {
            return false;
        }
        long before = told.find(subject).map(Told::number).orElse(0L);
        List<Notice> notices = Notices.after(before, state, subject);
        notices.forEach(notice -> sink.tell(subject, notice));
        if (!notices.isEmpty()) {
            told.put(subject, new Told(notices.getLast().number()));
        }
        return !notices.isEmpty();
    }
}
