/**
 * Small encrypted values by name: what a use case must remember across a crash. Nothing of records' content belongs here, unless the
 * patient sealed it before it came. Start at {@link org.stele.vault.cabinet.Cabinet}.
 */
@NullMarked
package org.stele.vault.cabinet;

import org.jspecify.annotations.NullMarked;
