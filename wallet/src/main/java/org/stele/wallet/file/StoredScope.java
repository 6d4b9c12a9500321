package org.stele.wallet.file;

import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedScope;

/**
 * A grant or restriction that the owner made, with its labels.
 *
 * @param id the grant's or restriction's
 * @param scope empty for a restriction of everything
 */
public record StoredScope(RandomId id, Optional<OpenedScope> scope) {}
