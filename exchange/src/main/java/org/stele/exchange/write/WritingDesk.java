package org.stele.exchange.write;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.SegmentEntry;

/** Writes into charts, one thing at a time in each. */
public final class WritingDesk implements Writings {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final OwnCharts charts;
    private final Deposits deposits;
    private final Enrolment enrolment;
    private final Locks locks = new Locks();

    public WritingDesk(Premises premises, Patients patients, OwnCharts charts, Deposits deposits, Enrolment enrolment) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.charts = charts;
        this.deposits = deposits;
        this.enrolment = enrolment;
    }

    @Override
    public Written enrol(Author clerk, IncomingPatient patient, IncomingRecord record) {
        permissions.requireSeat(clerk, Power.CLERK);
        requireAnybodys(record);
        ChartId chart = VaultCalls.call(() -> enrolment.chart(clerk, patient));
        return locks.locked(chart, () -> {
            requireNew(chart);
            return commit(clerk, chart, record);
        });
    }

    @Override
    public Written create(Author clinician, SubjectId home, IncomingRecord record) {
        ChartId chart = own(clinician, home);
        requireAnybodys(record);
        return locks.locked(chart, () -> commit(clinician, chart, around(chart).inheriting(record)));
    }

    @Override
    public Written update(Author clinician, SubjectId home, RecordId present, IncomingRecord version) {
        ChartId chart = own(clinician, home);
        return locks.locked(chart, () -> amend(clinician, chart, present, version));
    }

    /** The directory first, which refuses what is another's; one that is ahead of its record is put right by asking again. */
    @Override
    public Written update(
            Author clinician, SubjectId home, RecordId present, IncomingPatient patient, IncomingRecord version) {
        ChartId chart = own(clinician, home);
        return locks.locked(chart, () -> {
            around(chart).require(present);
            VaultCalls.run(() -> enrolment.change(clinician, chart, patient));
            return amend(clinician, chart, present, version);
        });
    }

    @Override
    public void retract(Author clinician, SubjectId home, RecordId present) {
        ChartId chart = own(clinician, home);
        locks.locked(chart, () -> {
            Surroundings around = around(chart);
            if (around.isReferredTo(around.require(present).facts().address())) {
                throw new ExchangeException(
                        Reason.REFERRED_TO, "other records of the patient refer to this one: retract those first");
            }
            return markInError(clinician, chart, present);
        });
    }

    private ChartId own(Author clinician, SubjectId home) {
        permissions.requireSeat(clinician, Power.SIGN);
        return patients.requireHome(home);
    }

    private Surroundings around(ChartId chart) {
        return new Surroundings(
                charts.of(ledger.state(), chart.value()),
                VaultCalls.call(() -> vault.segments().of(chart.value())));
    }

    private Written commit(Author author, ChartId chart, IncomingRecord record) {
        return written(deposits.deposit(RandomId.generate(), author, chart, record));
    }

    private Written amend(Author clinician, ChartId chart, RecordId present, IncomingRecord version) {
        requireAnybodys(version);
        Surroundings around = around(chart);
        SegmentEntry old = around.require(present);
        requireAttestedByOrganisation(present);
        if (!old.facts().address().equals(version.facts().address())) {
            throw new ExchangeException(Reason.INVALID, "a version has the kind and identity of the one before");
        }
        IncomingRecord record = around.inheriting(version).after(old.labels());
        return written(deposits.amend(RandomId.generate(), clinician, chart, present, record, AmendReason.UPDATED));
    }

    private RecordId markInError(Author clinician, ChartId chart, RecordId present) {
        Use use = new Use(
                clinician.toString(),
                Action.RETRACT,
                Purpose.TREAT.name(),
                new Basis.Reason(ErrorReason.ENTERED_IN_ERROR.name()));
        VaultCalls.call(() -> vault.journal().append(Event.of(chart.value(), use, List.of(present.value()))));
        ledger.act("record", "markInError", new RecordCommand.MarkInError(present, ErrorReason.ENTERED_IN_ERROR));
        return present;
    }

    /** Who is in the directory and has no record is one whose enrolment was cut short. */
    private void requireNew(ChartId chart) {
        if (!VaultCalls.call(() -> vault.segments().of(chart.value())).entries().isEmpty()) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "a patient of this medical record number is known here: write into their chart");
        }
    }

    private void requireAttestedByOrganisation(RecordId record) {
        if (state(record).attestation() != Attestation.ORGANISATION) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING,
                    "a clinician signed this record, and signs its next version: send it to /v1/records/{record}/amendments");
        }
    }

    private static void requireAnybodys(IncomingRecord record) {
        if (record.demanded() != Signatory.ANYBODY) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING,
                    "a clinician signs records of this kind with a key of their own: send a bundle to /v1/intake");
        }
    }

    private Written written(RecordId record) {
        return new Written(record, state(record).committed());
    }

    private RecordState state(RecordId record) {
        return ledger.state().get(RecordTables.RECORD, record).orElseThrow();
    }
}
