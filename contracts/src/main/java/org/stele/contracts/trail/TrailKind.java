package org.stele.contracts.trail;

/** What happened to a subject. */
public enum TrailKind {
    /** A wallet key claimed the subject; {@code concerns} is the clerk's seat. */
    CLAIMED,
    KEY_ADDED,
    KEY_REMOVED,
    /** Two members of staff witnessed a mandate; {@code concerns} is the mandate. */
    MANDATE_RECORDED,
    MANDATE_ENDED,
    /** {@code concerns} is the grant. */
    GRANTED,
    REVOKED,
    /** {@code concerns} is the restriction. */
    RESTRICTED,
    RESTRICTION_LIFTED,
    /** Access was permitted; the transaction is the permit, {@code concerns} the grant or the broken glass. */
    PERMITTED,
    /** Access was refused; {@code concerns} is the grant that the asker named, if any. */
    REFUSED,
    /** {@code concerns} is the broken glass; the transaction is a first permit. */
    GLASS_BROKEN,
    /** The glass was broken without a quorum, before this entry's time; {@code concerns} is the broken glass. */
    GLASS_BROKEN_PROVISIONALLY,
    GLASS_WIDENED,
    REVIEW_CLOSED,
    /** {@code concerns} is the request for erasure. */
    ERASURE_REQUESTED,
    ERASURE_ANSWERED,
    ERASURE_CLOSED
}
