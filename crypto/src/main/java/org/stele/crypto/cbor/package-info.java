/** Deterministic CBOR (RFC 8949 §4.2.1), the part of it that the formats use: unsigned and negative integers, byte and text strings, arrays, booleans, null. */
@NullMarked
package org.stele.crypto.cbor;

import org.jspecify.annotations.NullMarked;
