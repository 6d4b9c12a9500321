/**
 * Keys, signatures, hashing, sealed boxes and canonical encodings: thin names over the JDK, ACCP, Bouncy Castle and Tink.
 *
 * <p>What may not live here: any algorithm of our own, anything that knows of ledgers or of health care. Start at
 * {@link org.stele.crypto.VerificationKey}, {@link org.stele.crypto.SigningKey} and {@link org.stele.crypto.Hash}.
 */
@NullMarked
package org.stele.crypto;

import org.jspecify.annotations.NullMarked;
