package org.stele.wallet.http;

import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;

/**
 * A final transaction.
 *
 * @param transaction its id
 * @param height of the block it stands in
 */
public record Submitted(Hash transaction, Code code, long height) {}
