package org.stele.exchange.intake;

import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Bytes;

/**
 * One transaction of a batch.
 *
 * @param index from 0
 * @param payload what is signed, in {@link org.stele.crypto.Domain#TRANSACTION}
 * @param signers seats whose signatures it needs; none where the organisation alone answers for its records
 * @param missing those that have not signed yet
 */
public record PayloadToSign(int index, Bytes payload, List<SeatId> signers, List<SeatId> missing) {
    public PayloadToSign {
        signers = List.copyOf(signers);
        missing = List.copyOf(missing);
    }
}
