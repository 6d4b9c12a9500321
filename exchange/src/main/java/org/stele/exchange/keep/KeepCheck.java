package org.stele.exchange.keep;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.release.LastVersion;
import org.stele.ledger.CertifiedState;
import org.stele.vault.commitment.Commitment;

/** Whether what shall be kept was released to this organisation, still may be seen, and is what its source committed to. */
final class KeepCheck {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final InstantSource clock;

    KeepCheck(OrganisationId own, LedgerDoor ledger, InstantSource clock) {
        this.own = own;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @return the permit
     * @throws ExchangeException {@code NOT_FOUND}, {@code COMMITMENT_MISMATCH}
     */
    Permit require(KeepOrder order) {
        CertifiedState state = ledger.state();
        Instant now = clock.instant().isAfter(state.time()) ? clock.instant() : state.time();
        Permit permit = state.get(AccessTables.PERMIT, order.permit())
                .filter(any -> any.organisation().equals(Optional.of(own)))
                .filter(any -> AccessDecision.holds(state, any, now))
                .orElseThrow(KeepCheck::notFound);
        requireCommitted(state, permit, order);
        return permit;
    }

    OrganisationId custodian(Permit permit) {
        return ledger.state()
                .get(IdentityTables.SUBJECT, permit.subject())
                .map(Subject::custodian)
                .orElseThrow(KeepCheck::notFound);
    }

    private void requireCommitted(CertifiedState state, Permit permit, KeepOrder order) {
        RecordState source = state.get(RecordTables.RECORD, order.source())
                .filter(record -> record.custodian().equals(custodian(permit)))
                .filter(record -> record.status() == RecordStatus.CURRENT || record.status() == RecordStatus.SUPERSEDED)
                .filter(_ -> new LastVersion(state).error(order.source()).isEmpty())
                .orElseThrow(KeepCheck::notFound);
        Hash commitment = Commitment.of(order.salt(), order.chart().value(), order.labels(), order.content());
        if (!source.commitment().equals(commitment)) {
            throw new ExchangeException(
                    Reason.COMMITMENT_MISMATCH, "this is not what the source committed to: it was changed on the way");
        }
    }

    private static ExchangeException notFound() {
        return new ExchangeException(
                Reason.NOT_FOUND, "no permit of this organisation's that holds, or no such record under it");
    }
}
