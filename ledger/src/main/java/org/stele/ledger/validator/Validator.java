package org.stele.ledger.validator;

import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;

/** A member that votes, with the key of its votes. */
public record Validator(RandomId organisation, VerificationKey voteKey) {}
