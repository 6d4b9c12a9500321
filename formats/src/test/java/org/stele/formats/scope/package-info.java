/** Scopes, hidden and in clear. */
@NullMarked
package org.stele.formats.scope;

import org.jspecify.annotations.NullMarked;
