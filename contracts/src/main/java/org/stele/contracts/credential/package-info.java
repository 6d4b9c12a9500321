/**
 * Licences that boards register, suspend and revoke. The credential itself (W3C VC) stays with its holder; here stand its
 * status, its holder's key and a salted commitment to it. Start at {@link
 * org.stele.contracts.credential.CredentialContract}.
 */
@NullMarked
package org.stele.contracts.credential;

import org.jspecify.annotations.NullMarked;
