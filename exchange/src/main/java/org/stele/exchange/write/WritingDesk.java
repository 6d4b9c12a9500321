package org.stele.exchange.write;

import java.util.List;
import java.util.function.Function;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeDesk;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;

/** Writes into charts, one thing at a time in each. */
public final class WritingDesk implements Writings {
    private static final ChartQuery NOTHING = _ -> new ChartQuery.Look(false, List.of());

    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final OwnCharts charts;
    private final Deposits deposits;
    private final Enrolment enrolment;
    private final Origins origins;
    private final Turns turns;
    private final Retraction retraction;
    private final JointDesk joint;

    public WritingDesk(
            Premises premises,
            Cabinet cabinet,
            Patients patients,
            OwnCharts charts,
            IntakeDesk intake,
            Origins origins) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.charts = charts;
        this.deposits = intake.deposits();
        this.enrolment = intake.enrolment();
        this.origins = origins;
        this.turns = new Turns(new UnderWay(cabinet), intake.deposits(), premises.tasks());
        this.retraction = new Retraction(premises);
        this.joint = new JointDesk(this, premises, cabinet, patients, intake, turns);
    }

    /** The desk for several records at once. */
    public JointWritings joint() {
        return joint;
    }

    /** Who writes into which chart, for others who write too. */
    public Turns turns() {
        return turns;
    }

    @Override
    public Written enrol(Author clerk, IncomingPatient patient, Submission submission) {
        permissions.requireSeat(clerk, Power.CLERK);
        requireAnybodys(submission.record());
        ChartId chart = VaultCalls.call(() -> enrolment.chartFor(patient));
        return turns.alone(chart, () -> {
            requireNew(chart);
            IncomingRecord record = around(chart).settle(submission);
            return commit(
                    chart, entering(clerk, chart, patient, batch -> deposits.deposit(batch, clerk, chart, record)));
        });
    }

    /**
     * Enters somebody in the directory before the ledger, once nothing but the ledger can refuse: it knows which identifiers are another's.
     * Whom the ledger refuses is taken out again.
     *
     * @return commits them
     */
    <T> Function<RandomId, T> entering(
            Author clerk, ChartId chart, IncomingPatient patient, Function<RandomId, T> deposit) {
        boolean isNew = VaultCalls.call(() -> enrolment.find(patient.number())).isEmpty();
        VaultCalls.run(() -> enrolment.enterOrChange(clerk, chart, patient));
        return batch -> {
            try {
                return deposit.apply(batch);
            } catch (ExchangeException e) {
                if (isNew && deposits.discarded(batch)) {
                    VaultCalls.run(() -> enrolment.withdraw(clerk, chart, patient));
                }
                throw e;
            }
        };
    }

    @Override
    public Written create(Author clinician, SubjectId home, Submission submission) {
        return create(clinician, home, submission, NOTHING);
    }

    @Override
    public Written create(Author clinician, SubjectId home, Submission submission, ChartQuery unless) {
        ChartId chart = own(clinician, home);
        requireAnybodys(submission.record());
        return turns.alone(chart, () -> {
            Surroundings around = around(chart);
            if (!unless.look(around.index()).entries().isEmpty()) {
                throw new ExchangeException(
                        Reason.NOT_TAKEN, "what you looked for has been written by now: look again");
            }
            IncomingRecord record = around.settle(submission);
            return commit(chart, batch -> deposits.deposit(batch, clinician, chart, record));
        });
    }

    @Override
    public Written update(Author clinician, SubjectId home, RecordId present, Submission version) {
        ChartId chart = own(clinician, home);
        return turns.alone(chart, () -> amend(clinician, chart, present, correction(chart, present, version)));
    }

    @Override
    public Written update(
            Author clinician, SubjectId home, RecordId present, IncomingPatient patient, Submission version) {
        ChartId chart = own(clinician, home);
        return turns.alone(chart, () -> {
            IncomingRecord record = correction(chart, present, version);
            changeDirectory(clinician, chart, patient);
            return amend(clinician, chart, present, record);
        });
    }

    @Override
    public void retract(Author clinician, SubjectId home, RecordId present) {
        ChartId chart = own(clinician, home);
        turns.alone(chart, () -> {
            Surroundings around = around(chart);
            String address = current(around, present).facts().address();
            if (around.isReferredTo(address)) {
                throw new ExchangeException(
                        Reason.REFERRED_TO, "other records of the patient refer to this one: retract those first");
            }
            retraction.markInError(clinician, chart, around.allOf(address), ErrorReason.ENTERED_IN_ERROR);
            return address;
        });
    }

    ChartId own(Author clinician, SubjectId home) {
        permissions.requireSeat(clinician, Power.SIGN);
        return patients.requireHome(home);
    }

    private Written commit(ChartId chart, Function<RandomId, RecordId> deposit) {
        return written(turns.commit(chart, deposit));
    }

    /** Whether it is not erased. */
    boolean stands(RecordId record) {
        return state(record).status() != RecordStatus.ERASED;
    }

    Written written(RecordId record) {
        return new Written(record, state(record).committed());
    }

    private Written amend(Author clinician, ChartId chart, RecordId present, IncomingRecord record) {
        return commit(chart, batch -> deposits.amend(batch, clinician, chart, present, record, AmendReason.UPDATED));
    }

    /** What stands in a chart, for who is alone there. */
    public Surroundings around(ChartId chart) {
        Segment segment = VaultCalls.call(() -> vault.segments().of(chart.value()));
        return new Surroundings(charts.of(ledger.state(), segment), segment);
    }

    /**
     * One that is marked as an error, and might be seen if it were not.
     *
     * @throws ExchangeException {@code NOT_CURRENT}
     */
    public SegmentEntry formerly(Surroundings around, RecordId error) {
        return around.segment()
                .find(error.value())
                .filter(_ -> state(error).status() == RecordStatus.IN_ERROR)
                .filter(entry -> charts.isOpen(ledger.state(), around.segment(), entry))
                .orElseThrow(Surroundings::notCurrent);
    }

    /** The version as it may take the place of the present one. */
    private IncomingRecord correction(ChartId chart, RecordId present, Submission version) {
        Surroundings around = around(chart);
        SegmentEntry old = before(around, present, version);
        return around.settle(version.after(old), old);
    }

    /**
     * The present version whose place another may take.
     *
     * @throws ExchangeException {@code NOT_CURRENT}, {@code CLINICIAN_MISSING}, {@code INVALID}
     */
    SegmentEntry before(Surroundings around, RecordId present, Submission version) {
        requireAnybodys(version.record());
        SegmentEntry old = current(around, present);
        requireOurs(present);
        if (!old.facts().address().equals(version.record().facts().address())) {
            throw new ExchangeException(Reason.INVALID, "a version has the kind and identity of the one before");
        }
        return old;
    }

    /** Changes the directory, once nothing but the ledger can refuse: it knows which identifiers are another's. */
    void changeDirectory(Author clinician, ChartId chart, IncomingPatient patient) {
        if (enrolment.wouldChangeIdentifiers(chart, patient)) {
            permissions.requireSeat(clinician, Power.CLERK);
        }
        VaultCalls.run(() -> enrolment.change(clinician, chart, patient));
    }

    /**
     * A present version, by the ledger too, which may know of a later one before the vault does.
     *
     * @throws ExchangeException {@code NOT_CURRENT}
     */
    public SegmentEntry current(Surroundings around, RecordId present) {
        SegmentEntry entry = around.require(present);
        if (state(present).status() != RecordStatus.CURRENT) {
            throw Surroundings.notCurrent();
        }
        return entry;
    }

    /** Who is in the directory and has no record, nor one on its way, is one whose enrolment was cut short. */
    void requireNew(ChartId chart) {
        boolean hasRecords = !VaultCalls.call(() -> vault.segments().of(chart.value()))
                .entries()
                .isEmpty();
        if (hasRecords
                || patients.homeOf(chart.value()).filter(deposits::isAwaited).isPresent()) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "a patient of this medical record number is known here: write into their chart");
        }
    }

    private void requireOurs(RecordId record) {
        if (origins.of(record).isPresent()) {
            throw new ExchangeException(
                    Reason.INVALID, "this is a copy of another organisation's record: that organisation corrects it");
        }
        if (state(record).attestation() != Attestation.ORGANISATION) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING,
                    "a clinician signed this record, and signs its next version: send it to"
                            + " /v1/records/{record}/amendments");
        }
    }

    /**
     * That the organisation may attest it.
     *
     * @throws ExchangeException {@code CLINICIAN_MISSING}
     */
    public static void requireAnybodys(IncomingRecord record) {
        if (record.demanded() != Signatory.ANYBODY) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING,
                    "a clinician signs records of this kind with a key of their own: send a bundle to /v1/intake");
        }
    }

    private RecordState state(RecordId record) {
        return ledger.state().get(RecordTables.RECORD, record).orElseThrow();
    }
}
