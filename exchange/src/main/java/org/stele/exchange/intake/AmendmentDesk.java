package org.stele.exchange.intake;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.RecordCommand;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.amend.Amendments;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.record.SealedRecord;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.SegmentEntry;

/** Stages a later version of one record. */
final class AmendmentDesk implements Amendments {
    private final Permissions permissions;
    private final Vault vault;
    private final Batchbook book;
    private final Planner planner;
    private final Patients patients;

    AmendmentDesk(Permissions permissions, Vault vault, Batchbook book, Planner planner, Patients patients) {
        this.permissions = permissions;
        this.vault = vault;
        this.book = book;
        this.planner = planner;
        this.patients = patients;
    }

    @Override
    public IntakeBatch amend(
            Author clinician, SubjectId subject, RecordId record, IncomingRecord version, AmendReason reason) {
        SeatId seat = seat(clinician, version.demanded());
        ChartId chart = patients.requireHome(subject);
        SegmentEntry old = current(chart, record);
        requireSameAddress(old, version);
        RandomId batch = RandomId.generate();
        SealedRecord sealed = seal(batch, chart, record, version.after(old));
        RecordCommand.Amend command = new RecordCommand.Amend(
                new RecordId(sealed.id()), sealed.commitment(), Attestor.clinician(seat), record, reason);
        return book.put(new StoredBatch(
                        batch,
                        StoredBatch.Stage.STAGED,
                        clinician,
                        subject,
                        List.of(command.record()),
                        List.of(planner.amendment(command)),
                        List.of(),
                        Optional.empty()))
                .view();
    }

    private SeatId seat(Author clinician, Signatory demanded) {
        demanded.powers().forEach(power -> permissions.requireSeat(clinician, power));
        return permissions.requireSeat(clinician, Power.SIGN);
    }

    private SealedRecord seal(RandomId batch, ChartId chart, RecordId record, IncomingRecord version) {
        return VaultCalls.call(() -> vault.batches()
                .stage(batch, List.of(Staging.draft(chart, version, Optional.of(record.value()))))
                .getFirst());
    }

    private SegmentEntry current(ChartId chart, RecordId record) {
        return VaultCalls.call(() -> vault.segments().of(chart.value()))
                .find(record.value())
                .filter(entry -> entry.state() == RecordState.COMMITTED)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_FOUND, "no current record of this patient here: amend the newest version"));
    }

    private static void requireSameAddress(SegmentEntry old, IncomingRecord version) {
        if (!old.facts().address().equals(version.facts().address())) {
            throw new ExchangeException(Reason.INVALID, "a version has the kind and identity of the one it corrects");
        }
    }
}
