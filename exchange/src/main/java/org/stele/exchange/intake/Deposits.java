package org.stele.exchange.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.DepositStaging.Whose;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.record.Batches;

/** Records that the organisation alone answers for, committed the way of any batch. */
public final class Deposits {
    /**
     * One record among others.
     *
     * @param replaces the version whose place it takes
     */
    public record Deposit(IncomingRecord record, Optional<RecordId> replaces) {}

    private final Batchbook book;
    private final Batches vault;
    private final Planner planner;
    private final DepositStaging staging;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Leaving leaving;

    Deposits(
            Batchbook book,
            Batches vault,
            Planner planner,
            Patients patients,
            Tasks tasks,
            InstantSource clock,
            Leaving leaving) {
        this.clock = clock;
        this.leaving = leaving;
        this.book = book;
        this.vault = vault;
        this.planner = planner;
        this.staging = new DepositStaging(book, vault, planner, patients, leaving);
        this.tasks = tasks;
    }

    /**
     * Commits a record. Repeating it with the same batch answers with the same record.
     *
     * @param batch fresh, or that of an earlier attempt
     */
    public RecordId deposit(RandomId batch, Author author, ChartId chart, IncomingRecord record) {
        return depositAll(batch, author, chart, List.of(record)).getFirst();
    }

    /**
     * Commits records in one transaction of the ledger, so that all of them stand or none, as {@link #deposit} otherwise.
     *
     * @param records at most {@link RecordCommand#MOST}
     * @return in their order
     */
    public List<RecordId> depositAll(RandomId batch, Author author, ChartId chart, List<IncomingRecord> records) {
        return carry(batch, () -> staging.fresh(new Whose(batch, author, chart), records, Optional.empty()));
    }

    /** As {@link #depositAll}, of what stood in another patient's chart: the journal says so. */
    public List<RecordId> refile(RandomId batch, Author author, ChartId chart, List<IncomingRecord> records) {
        return carry(
                batch,
                () -> staging.fresh(
                        new Whose(batch, author, chart), records, Optional.of(ErrorReason.WRONG_PATIENT.name())));
    }

    /** Commits a later version of a record, as {@link #deposit} otherwise. */
    public RecordId amend(
            RandomId batch, Author author, ChartId chart, RecordId old, IncomingRecord version, AmendReason reason) {
        return carry(batch, () -> staging.version(new Whose(batch, author, chart), old, version, reason))
                .getFirst();
    }

    /**
     * Commits records together, in as many transactions as they need; otherwise as {@link #deposit}.
     *
     * @param records at least one, those with an earlier version in its place
     */
    public void depositVersions(RandomId batch, Author author, ChartId chart, List<Deposit> records) {
        carry(batch, () -> staging.versions(new Whose(batch, author, chart), records));
    }

    /**
     * Does several things to a chart in one transaction of the ledger, so that all of it stands or nothing, as {@link #deposit} otherwise.
     *
     * @param revision names {@link RecordCommand#MOST} records at most
     * @return what was written, in the order of its records
     */
    public List<RecordId> revise(RandomId batch, Author author, ChartId chart, Revision revision) {
        return revision.isAdding()
                ? depositAll(
                        batch,
                        author,
                        chart,
                        revision.records().stream().map(Deposit::record).toList())
                : carry(batch, () -> staging.revision(new Whose(batch, author, chart), revision));
    }

    /**
     * Whether a record is withdrawn together with what is written, which the chart does not have yet: whatever the ledger says, it is there
     * until that is.
     */
    public boolean isLeaving(RecordId record) {
        return leaving.has(record);
    }

    /** To be called at the start, of a batch that is under way. */
    public void resume(RandomId batch) {
        book.find(batch)
                .filter(StoredBatch::isUndecided)
                .map(StoredBatch::leaving)
                .ifPresent(leaving::hold);
    }

    /** Whether it is kept and nobody knows yet what becomes of it. */
    public boolean isUndecided(RandomId batch) {
        return book.find(batch).filter(StoredBatch::isUndecided).isPresent();
    }

    /**
     * Carries on what was begun. What was not kept to the end is destroyed.
     *
     * @return whether it is committed now
     */
    public boolean finish(RandomId batch) {
        Optional<StoredBatch> stored = book.find(batch);
        if (stored.isEmpty()) {
            VaultCalls.run(() -> vault.discard(batch));
        } else if (stored.get().stage() != StoredBatch.Stage.DISCARDED) {
            carry(batch, stored::orElseThrow);
        }
        return allCommitted(batch).isPresent();
    }

    /** Whether a batch of this patient's is on its way, or staged and waiting to be signed. */
    public boolean isAwaited(SubjectId home) {
        return book.all().stream()
                .filter(stored -> stored.subject().equals(home))
                .anyMatch(stored -> stored.stage() == StoredBatch.Stage.COMMITTING
                        || (stored.stage() == StoredBatch.Stage.STAGED && isAlive(stored)));
    }

    /** One whose payloads have expired is perhaps never signed. */
    private boolean isAlive(StoredBatch staged) {
        return staged.transactions().stream()
                .anyMatch(planned -> clock.instant().isBefore(planned.expires()));
    }

    private List<RecordId> carry(RandomId batch, Supplier<StoredBatch> begun) {
        book.alone(batch, id -> begin(id, begun));
        tasks.run(TaskKind.COMMIT_BATCH, batch);
        return allCommitted(batch)
                .orElseThrow(() ->
                        new ExchangeException(Reason.BATCH_DISCARDED, "the record was not committed: begin anew"));
    }

    /** One whose payload had expired on its way is on its way again: nobody has to sign it but the organisation. */
    private void begin(RandomId batch, Supplier<StoredBatch> begun) {
        StoredBatch stored = book.find(batch).orElseGet(begun);
        if (stored.stage() == StoredBatch.Stage.STAGED) {
            book.put(onItsWay(stored));
        }
    }

    /** With payloads that have not expired. */
    StoredBatch onItsWay(StoredBatch staged) {
        return staged.with(staged.transactions().stream()
                        .map(planned -> planned.receipt().isPresent() ? planned : planner.renew(planned))
                        .toList())
                .at(StoredBatch.Stage.COMMITTING);
    }

    /** The record of a batch that is committed. */
    public Optional<RecordId> committed(RandomId batch) {
        return allCommitted(batch).map(List::getFirst);
    }

    /** The records of a batch that is committed. */
    public Optional<List<RecordId>> allCommitted(RandomId batch) {
        return book.find(batch)
                .filter(stored -> stored.stage() == StoredBatch.Stage.COMMITTED)
                .map(StoredBatch::records);
    }

    /**
     * When the first record was committed that stands on the ledger and is found in no chart yet; empty where all are. One whose batch waits
     * to be signed anew, since the rest of it had expired, is one of them.
     */
    public Optional<Instant> firstUnfound(CertifiedState state) {
        return book.all().stream()
                .filter(stored ->
                        stored.stage() != StoredBatch.Stage.COMMITTED && stored.stage() != StoredBatch.Stage.DISCARDED)
                .flatMap(stored -> stored.records().stream())
                .flatMap(record -> state.get(RecordTables.RECORD, record).stream())
                .map(RecordState::committed)
                .min(Comparator.naturalOrder());
    }

    /**
     * Whose the records of a batch are.
     *
     * @throws ExchangeException {@code NOT_FOUND}
     */
    public SubjectId patient(RandomId batch) {
        return book.require(batch).subject();
    }

    /** Whether the batch was refused, so that it never will be committed. */
    public boolean discarded(RandomId batch) {
        return book.find(batch)
                .filter(stored -> stored.stage() == StoredBatch.Stage.DISCARDED)
                .isPresent();
    }
}
