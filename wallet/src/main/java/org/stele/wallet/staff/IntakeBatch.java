package org.stele.wallet.staff;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * Records that a node has checked and sealed, and that become visible together once everyone signed.
 *
 * @param records in the bundle's order
 * @param transactions what is to be signed
 */
public record IntakeBatch(
        RandomId batch, SubjectId subject, String state, List<RecordId> records, List<ToSign> transactions) {
    /**
     * One transaction.
     *
     * @param payload the exact bytes that are signed
     * @param signers the seats that attest records in it
     */
    public record ToSign(int index, Bytes payload, List<Author> signers) {}
}
