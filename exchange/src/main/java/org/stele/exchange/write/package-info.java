/**
 * Single records written, corrected and retracted by the organisation's own clinicians, without a signature of theirs on each: the
 * organisation attests them. Start at {@link org.stele.exchange.write.Writings}.
 */
@NullMarked
package org.stele.exchange.write;

import org.jspecify.annotations.NullMarked;
