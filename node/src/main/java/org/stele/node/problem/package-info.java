/**
 * How a node says no: problem documents (RFC 9457) with a closed code, for everything from a line that is no HTTP to a contract's
 * refusal.
 *
 * <p>What may not live here: what was asked or what is stored; a problem says what to do and quotes nothing. Start at {@link
 * org.stele.node.problem.ProblemCode}.
 */
@NullMarked
package org.stele.node.problem;

import org.jspecify.annotations.NullMarked;
