package org.stele.ledger.transaction;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * What is signed: one command to one contract. As JSON it has exactly these fields and {@code body}, the command's own
 * object, in any order.
 *
 * @param network the network's id
 * @param contract the contract's name
 * @param command the command's name within the contract
 * @param author who it is from
 * @param onBehalfOf for whom the author acts, if for someone else
 * @param expires the block time from which it is void, in whole milliseconds
 * @param nonce 16 random bytes, so that the same command can be given twice
 */
public record Payload(
        Hash network,
        String contract,
        String command,
        Author author,
        Optional<Author> onBehalfOf,
        Instant expires,
        RandomId nonce) {}
