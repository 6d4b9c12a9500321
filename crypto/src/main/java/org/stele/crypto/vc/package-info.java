/**
 * Signing and checking W3C Verifiable Credentials: Data Integrity with {@code eddsa-jcs-2022}, and keys in Multikey form.
 *
 * <p>What may not live here: what a credential means. Start at {@link org.stele.crypto.vc.DataIntegrity}.
 */
@NullMarked
package org.stele.crypto.vc;

import org.jspecify.annotations.NullMarked;
