package org.stele.crypto.cbor;

/** The major types of RFC 8949 §3.1 that the formats use, and the simple values of §3.3. */
final class Major {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int SIMPLE = 7;

    static final int FALSE = 20;
    static final int TRUE = 21;
    static final int NULL = 22;

    private Major() {}
}
