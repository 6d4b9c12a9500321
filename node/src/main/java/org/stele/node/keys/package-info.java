/**
 * The organisation's keys in the node's hands: in files under a passphrase on disk, in memory while the node runs.
 *
 * <p>What may not live here: the administration key, which belongs off line, and any person's key. Start at {@link
 * org.stele.node.keys.OrganisationKeys}.
 */
@NullMarked
package org.stele.node.keys;

import org.jspecify.annotations.NullMarked;
