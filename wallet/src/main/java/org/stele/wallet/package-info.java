/**
 * What a person holds and runs: a key file, signatures, the opening of what was sealed to them, and checks that believe no
 * node. Patients, clinicians and officers of a board use the same parts.
 *
 * <p>What may not live here: vaults, servers, other people's keys. Start at {@link org.stele.wallet.Holder} and {@link
 * org.stele.wallet.http.NodeClient}.
 */
@NullMarked
package org.stele.wallet;

import org.jspecify.annotations.NullMarked;
