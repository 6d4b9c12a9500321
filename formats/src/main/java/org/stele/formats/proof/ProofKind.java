package org.stele.formats.proof;

/** What a proof file shows. */
public enum ProofKind {
    /** A record as it was committed. */
    RECORD,
    /** Which records were released, under which permit and grant. */
    RELEASE,
    /** A record and the later version that took its place. */
    AMENDMENT,
    /** All that happened to a subject. */
    TRAIL,
    /** A request for erasure that every holder has answered. */
    ERASURE
}
