/** Tests of backups of whole nodes, with patients in their vaults. */
@NullMarked
package org.stele.testkit.backup;

import org.jspecify.annotations.NullMarked;
