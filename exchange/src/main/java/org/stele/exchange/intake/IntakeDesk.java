package org.stele.exchange.intake;

import java.util.List;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.exchange.amend.Amendments;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.staff.Staff;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;

/** The desk where bundles come in, and with it the one for corrections, whose batches go the same way. */
public final class IntakeDesk implements Intake {
    private final Permissions permissions;
    private final Batchbook book;
    private final Staging staging;
    private final Signing signing;
    private final Renewal renewal;
    private final Tasks tasks;
    private final Amendments amendments;
    private final Deposits deposits;
    private final Enrolment enrolment;

    public IntakeDesk(Premises premises, Cabinet cabinet, Staff staff, Patients patients) {
        LedgerDoor ledger = premises.ledger();
        Vault vault = premises.vault();
        Planner planner = new Planner(ledger);
        this.permissions = premises.permissions();
        this.tasks = premises.tasks();
        this.book = new Batchbook(cabinet);
        this.signing = new Signing(ledger);
        this.renewal = new Renewal(book, planner, premises.clock());
        this.enrolment = new Enrolment(vault.directory(), book);
        this.staging = new Staging(book, vault.batches(), enrolment, new Attestors(staff, ledger), planner, patients);
        this.amendments = new AmendmentDesk(permissions, vault, book, planner, patients);
        Leaving leaving = new Leaving(premises.clock());
        this.deposits = new Deposits(book, vault.batches(), planner, patients, tasks, premises.clock(), leaving);
        Committing committing = new Committing(book, vault.batches(), ledger, renewal, patients, tasks, leaving);
        carry(committing, new GivingUp(book, vault.batches(), ledger));
        tasks.everyRound(new Stragglers(book, ledger, committing, deposits, tasks, premises.clock())::settle);
    }

    private void carry(Committing committing, GivingUp givingUp) {
        tasks.register(TaskKind.COMMIT_BATCH, name -> book.alone(RandomId.parse(name), committing::commit));
        tasks.register(TaskKind.GIVE_UP_BATCH, name -> book.alone(RandomId.parse(name), givingUp::giveUp));
    }

    /** The desk for corrections. */
    public Amendments amendments() {
        return amendments;
    }

    /** For single records that the organisation alone answers for. */
    public Deposits deposits() {
        return deposits;
    }

    /** Who is known here. */
    public Enrolment enrolment() {
        return enrolment;
    }

    @Override
    public IntakeBatch stage(Author author, IncomingBundle bundle) {
        permissions.requireOrganisationOr(author, Power.CLERK);
        return book.locks()
                .locked(bundle.digest(), () -> renewal.fresh(staging.stage(author, bundle)))
                .view();
    }

    @Override
    public IntakeBatch sign(RandomId batch, List<SeatSignature> signatures) {
        StoredBatch signed = book.locks().locked(batch, () -> add(batch, signatures));
        if (signed.stage() == StoredBatch.Stage.COMMITTING) {
            tasks.run(TaskKind.COMMIT_BATCH, batch);
        }
        return book.require(batch).view();
    }

    @Override
    public IntakeBatch find(Author author, RandomId batch) {
        permissions.requireOrganisationOr(author, Power.CLERK);
        return book.locks()
                .locked(batch, () -> renewal.fresh(book.require(batch)))
                .view();
    }

    /** Once everybody has signed, the batch is on its way, and nothing is added any more. */
    private StoredBatch add(RandomId batch, List<SeatSignature> signatures) {
        StoredBatch stored = book.require(batch);
        if (stored.stage() != StoredBatch.Stage.STAGED) {
            return stored;
        }
        StoredBatch signed = signing.add(renewal.require(stored), signatures);
        return book.put(signed.complete() ? signed.at(StoredBatch.Stage.COMMITTING) : signed);
    }
}
