package org.stele.exchange.keep;

import java.util.List;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.contract.Author;

/**
 * Keeps copies. What is intended is on disk before the copy is made, and the custodian is told as soon as the copy is
 * committed, whatever is killed in between.
 */
public final class KeepingDesk implements Keeping {
    private final Permissions permissions;
    private final Patients patients;
    private final KeepCheck check;
    private final Origins origins;
    private final Deposits deposits;
    private final Peers peers;
    private final Tasks tasks;
    private final KeptCopies kept;
    private final Locks locks = new Locks();

    public KeepingDesk(Premises premises, Patients patients, Deposits deposits, Origins origins, Holders holders) {
        this.permissions = premises.permissions();
        this.patients = patients;
        this.check = new KeepCheck(premises.own().id(), premises.ledger(), premises.clock());
        this.origins = origins;
        this.deposits = deposits;
        this.peers = premises.peers();
        this.tasks = premises.tasks();
        this.kept = new KeptCopies(premises.ledger(), patients, premises.vault(), holders);
        tasks.register(TaskKind.TELL_KEPT, name -> tell(RecordId.parse(name)));
    }

    @Override
    public Kept keep(Author clinician, KeepOrder order) {
        permissions.requireSeat(clinician, Power.SIGN);
        return locks.locked(order.source(), () -> keepAlone(clinician, order));
    }

    @Override
    public void kept(OrganisationId from, KeptNotice notice) {
        kept.note(from, notice);
    }

    private Kept keepAlone(Author clinician, KeepOrder order) {
        StoredCopy copy = origins.bySource(order.source())
                .filter(known -> !deposits.discarded(known.batch()))
                .orElseGet(() -> begin(order));
        tasks.later(TaskKind.TELL_KEPT, order.source());
        RecordId record = deposits.committed(copy.batch()).orElseGet(() -> commit(clinician, copy, order));
        origins.became(copy, record);
        tasks.attemptNow(TaskKind.TELL_KEPT, order.source());
        return new Kept(record, patients.home(copy.chart()));
    }

    private StoredCopy begin(KeepOrder order) {
        Permit permit = check.require(order);
        return origins.begin(new StoredCopy(
                RandomId.generate(),
                order.permit(),
                check.custodian(permit),
                order.source(),
                permit.subject(),
                origins.chart(permit.subject())));
    }

    private RecordId commit(Author clinician, StoredCopy copy, KeepOrder order) {
        check.require(order);
        IncomingRecord record =
                new IncomingRecord(order.content(), order.labels(), order.facts(), List.of(), Signatory.ANYBODY, false);
        return deposits.deposit(copy.batch(), clinician, copy.chart(), record);
    }

    /** Tells the custodian once the copy is committed; one that never came to be is not told of. */
    private void tell(RecordId source) {
        origins.bySource(source)
                .filter(copy -> !deposits.discarded(copy.batch()))
                .ifPresent(this::tell);
    }

    private void tell(StoredCopy copy) {
        RecordId record = deposits.committed(copy.batch())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "the copy is not committed yet"));
        origins.became(copy, record);
        peers.peer(copy.custodian()).kept(new KeptNotice(copy.permit(), copy.source(), record));
    }
}
