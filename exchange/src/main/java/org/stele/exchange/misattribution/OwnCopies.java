package org.stele.exchange.misattribution;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.ledger.LedgerDoor;

/** Which of another organisation's records this one keeps a copy of that still counts. */
record OwnCopies(LedgerDoor ledger, Patients patients, Deposits deposits, Origins origins) {
    List<Misread.Copy> of(List<RecordId> sources) {
        return sources.stream().flatMap(source -> of(source).stream()).toList();
    }

    private Optional<Misread.Copy> of(RecordId source) {
        return origins.kept(source)
                .flatMap(kept -> deposits.committed(kept.batch())
                        .filter(this::isCurrent)
                        .map(record -> new Misread.Copy(record, patients.home(kept.chart()))));
    }

    private boolean isCurrent(RecordId copy) {
        return ledger.state()
                .get(RecordTables.RECORD, copy)
                .filter(state -> state.status() == RecordStatus.CURRENT)
                .isPresent();
    }
}
