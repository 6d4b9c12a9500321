/**
 * Proof files: what a person hands to a third party, who checks it with nothing but the genesis. Start at {@link
 * org.stele.formats.proof.ProofFile}; each kind of content checks itself against {@link org.stele.formats.proof.Evidence}.
 */
@NullMarked
package org.stele.formats.proof;

import org.jspecify.annotations.NullMarked;
