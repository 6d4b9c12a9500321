package org.stele.wallet.file;

import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedScope;

/**
 * The labels of a grant or restriction that the owner made.
 *
 * @param id the grant's or restriction's
 */
public record StoredScope(RandomId id, OpenedScope scope) {}
