/** A folder that belongs to one process and one network: its lock, its mark and the seal of a clean stop. */
@NullMarked
package org.stele.ledger.directory;

import org.jspecify.annotations.NullMarked;
