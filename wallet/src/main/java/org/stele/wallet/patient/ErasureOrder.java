package org.stele.wallet.patient;

import java.security.SecureRandom;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * One record at one holder that is to be erased.
 *
 * @param record the holder's own identifier of it
 */
public record ErasureOrder(RecordId record, OrganisationId holder) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What reaches the holders outside the ledger: which record an item means. */
    record Opening(RecordId record, Bytes salt) {
        Hash item() {
            return Hash.of(salt.unsafeArray(), record.value().bytes().unsafeArray());
        }
    }

    /** Under a fresh salt. */
    Opening opening() {
        byte[] salt = new byte[Hash.LENGTH];
        RANDOM.nextBytes(salt);
        return new Opening(record, Bytes.wrap(salt));
    }

    RequestedItem item(Opening opening) {
        return new RequestedItem(opening.item(), holder);
    }
}
