package org.stele.ledger.ordering;

import org.stele.crypto.Bytes;

/** An entry in its place. */
public record OrderedEntry(long position, Bytes content) {}
