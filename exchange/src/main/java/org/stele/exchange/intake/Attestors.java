package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.record.Attestor;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.staff.Staff;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.ledger.CertifiedState;

/**
 * Who answers for which record: the first practitioner it names who has a seat here that attests, with the power to prescribe
 * where it is a prescription; else the organisation, where the kind does not demand a clinician. Whether the licence still
 * counts is for the ledger to say.
 */
final class Attestors {
    private record Seated(SeatId id, Seat seat) {}

    private final Staff staff;
    private final LedgerDoor ledger;

    Attestors(Staff staff, LedgerDoor ledger) {
        this.staff = staff;
        this.ledger = ledger;
    }

    /**
     * One for each record, in their order.
     *
     * @throws ExchangeException {@code CLINICIAN_MISSING} with the places of the records
     */
    List<Attestor> of(List<IncomingRecord> records) {
        Map<StaffIdentifier, Optional<Seated>> known = new HashMap<>();
        CertifiedState state = ledger.state();
        List<Attestor> attestors = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            IncomingRecord record = records.get(i);
            Optional<SeatId> seat = record.practitioners().stream()
                    .flatMap(name -> known.computeIfAbsent(name, any -> seated(any, state)).stream())
                    .filter(any ->
                            any.seat().powers().containsAll(record.demanded().powers()))
                    .map(Seated::id)
                    .findFirst();
            if (seat.isEmpty() && record.demanded() != Signatory.ANYBODY) {
                issues.add(new Issue("records[" + i + "]", record.demanded() + "_MISSING"));
            }
            attestors.add(seat.map(Attestor::clinician).orElse(Attestor.ORGANISATION));
        }
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING,
                    "records that a clinician or prescriber must sign name none with such a seat here",
                    issues);
        }
        return attestors;
    }

    private Optional<Seated> seated(StaffIdentifier name, CertifiedState state) {
        return staff.find(name).flatMap(id -> state.get(IdentityTables.SEAT, id).map(seat -> new Seated(id, seat)));
    }
}
