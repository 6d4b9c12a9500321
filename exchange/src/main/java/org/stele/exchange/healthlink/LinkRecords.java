package org.stele.exchange.healthlink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.release.Selection;
import org.stele.exchange.store.VaultCalls;
import org.stele.ledger.CertifiedState;
import org.stele.vault.Vault;
import org.stele.vault.segment.SegmentEntry;

/** Whether the records that a file was made of may still be given, by the rule of every other release. */
record LinkRecords(Vault vault, Patients patients) {
    /** Whether each is in the chart, stands there, and may be opened. */
    boolean areOpen(CertifiedState state, SubjectId home, List<RecordId> records) {
        if (records.isEmpty()) {
            return true;
        }
        RandomId chart = patients.requireHome(home).value();
        Map<RandomId, SegmentEntry> there =
                VaultCalls.call(() -> vault.segments().of(chart)).entries();
        Predicate<SegmentEntry> mayBeGiven = Selection.mayBeGiven(state);
        return records.stream()
                .allMatch(record -> Optional.ofNullable(there.get(record.value()))
                        .filter(mayBeGiven)
                        .isPresent());
    }
}
