/**
 * How long which kind of record must be kept, by jurisdiction, and what may therefore be done when its erasure is asked. Start
 * at {@link org.stele.vault.retention.RetentionTable}.
 */
@NullMarked
package org.stele.vault.retention;

import org.jspecify.annotations.NullMarked;
