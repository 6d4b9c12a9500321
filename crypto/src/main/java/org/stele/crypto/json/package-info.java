/** Strict JSON in, canonical JSON (RFC 8785) out. */
@NullMarked
package org.stele.crypto.json;

import org.jspecify.annotations.NullMarked;
