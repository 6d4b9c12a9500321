package org.stele.exchange.intake;

import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.crypto.Domain;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.transaction.SignatureEntry;

/** Adds seats' signatures to a batch's payloads, each checked against the key that the seat has on the ledger. */
final class Signing {
    private final LedgerDoor ledger;

    Signing(LedgerDoor ledger) {
        this.ledger = ledger;
    }

    StoredBatch add(StoredBatch batch, List<SeatSignature> signatures) {
        CertifiedState state = ledger.state();
        StoredBatch signed = batch;
        for (SeatSignature signature : signatures) {
            if (signature.index() < 0
                    || signature.index() >= batch.transactions().size()) {
                throw refused("the batch has no payload of this index");
            }
            signed = signed.change(signature.index(), planned -> add(planned, signature, state));
        }
        return signed;
    }

    private static PlannedTransaction add(PlannedTransaction planned, SeatSignature signature, CertifiedState state) {
        SeatId seat = planned.signers().stream()
                .filter(id -> state.get(IdentityTables.SEAT, id)
                        .filter(any -> any.key().equals(signature.key()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> refused("nobody with this key is to sign this payload"));
        byte[] payload = planned.payload().unsafeArray();
        if (!signature
                .key()
                .verifies(Domain.TRANSACTION, payload, signature.signature().unsafeArray())) {
            throw refused("the signature does not hold over this payload: fetch it again and sign what is there");
        }
        SignatureEntry entry = new SignatureEntry(signature.key(), signature.signature());
        return planned.with(new PlannedTransaction.Signed(seat, entry));
    }

    private static ExchangeException refused(String message) {
        return new ExchangeException(Reason.SIGNATURE_REFUSED, message);
    }
}
