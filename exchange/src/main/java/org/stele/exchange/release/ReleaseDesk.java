package org.stele.exchange.release;

import org.stele.contracts.access.Permit;
import org.stele.contracts.id.PermitId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/**
 * Releases: the permit must hold on a fresh state, the journal is written before a key is unwrapped, and the permit must hold
 * still when all is sealed. The size of a package tells what is in it and nothing of what is not.
 */
public final class ReleaseDesk implements Releases {
    private final LedgerDoor ledger;
    private final PermitJudge judge;
    private final Packing packing;

    public ReleaseDesk(Premises premises, Patients patients, Packing packing) {
        this.ledger = premises.ledger();
        this.judge = new PermitJudge(premises.own().id(), patients, premises.clock());
        this.packing = packing;
    }

    @Override
    public Bytes release(Author author, ReleaseRequest request) {
        CertifiedState state = ledger.fresh(request.height());
        Permit permit = judge.find(state, author, request.permit()).orElseThrow(ExchangeException::accessRefused);
        Standing standing = require(state, request.permit(), permit);
        Release release = packing.open(state, standing);
        CertifiedState later = ledger.fresh(state.height());
        Standing then = require(later, request.permit(), permit);
        if (!packing.same(state, standing, later, then)) {
            // The patient decided otherwise meanwhile: what was selected is not what may be seen now.
            throw packing.refused(request.permit(), permit);
        }
        return ReleasePackage.seal(release, permit.recipient());
    }

    private Standing require(CertifiedState state, PermitId id, Permit permit) {
        return judge.stands(state, id, permit).orElseThrow(() -> packing.refused(id, permit));
    }
}
