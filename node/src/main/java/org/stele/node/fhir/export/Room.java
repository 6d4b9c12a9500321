package org.stele.node.fhir.export;

/**
 * How much of a disk exports may take.
 *
 * @param least bytes that stay free for what is written for care
 * @param most bytes of all exports together
 */
record Room(long least, long most) {
    /** The node is unhealthy where it has half of the least. */
    static final Room STANDARD = new Room(1L << 30, 64L << 30);
}
