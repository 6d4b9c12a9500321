package org.stele.exchange.intake;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/**
 * One resource that passed every check at the gateway, ready to be sealed. Its text form shows nothing of it.
 *
 * @param content the exact bytes to seal: the resource in the gateway's canonical form
 * @param facts address, time and terms for the encrypted index
 * @param practitioners whom it names as answering for it, the first one first; none where it names nobody
 * @param demanded with whose attestation alone it may be committed
 * @param emergency whether it belongs to what a responder sees first under broken glass
 */
public record IncomingRecord(
        Bytes content,
        Labels labels,
        Facts facts,
        List<StaffIdentifier> practitioners,
        Signatory demanded,
        boolean emergency) {
    public IncomingRecord {
        practitioners = List.copyOf(practitioners);
    }

    /** The same under other labels. */
    IncomingRecord with(Labels other) {
        return new IncomingRecord(content, other, facts, practitioners, demanded, emergency);
    }

    @Override
    public String toString() {
        return "IncomingRecord[" + labels.kind() + ", " + content.length() + " bytes]";
    }
}
