/**
 * What crosses between organisations and people besides transactions: scopes in clear, release packages, and proof files with
 * their checks; and the reading of XML from outside. Everything here is a pure function of its input.
 *
 * <p>What may not live here: storage, transport, decisions. Of the vault only its labels, commitments and journal proofs are
 * used. Start at {@link org.stele.formats.release.ReleasePackage} and {@link org.stele.formats.proof.ProofFile}.
 */
@NullMarked
package org.stele.formats;

import org.jspecify.annotations.NullMarked;
