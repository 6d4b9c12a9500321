/**
 * A patient's word that one more subject at a custodian is theirs. Start at {@link org.stele.formats.audience.SignedAudience}.
 */
@NullMarked
package org.stele.formats.audience;

import org.jspecify.annotations.NullMarked;
