package org.stele.contracts;

import org.stele.ledger.contract.Code;

/** Every code by which these contracts refuse, on one page. */
public final class Codes {
    // Who acts

    /** The command is not for this kind of author. */
    public static final Code WRONG_AUTHOR = new Code("WRONG_AUTHOR");

    /** The command is not done on somebody else's behalf. */
    public static final Code BEHALF_NOT_ALLOWED = new Code("BEHALF_NOT_ALLOWED");

    // Members

    /** No such organisation. */
    public static final Code MEMBER_UNKNOWN = new Code("MEMBER_UNKNOWN");

    /** The organisation is or was a member already. */
    public static final Code MEMBER_EXISTS = new Code("MEMBER_EXISTS");

    /** The organisation was expelled. */
    public static final Code MEMBER_NOT_IN_FORCE = new Code("MEMBER_NOT_IN_FORCE");

    /** The key serves, or served, somebody or something else. */
    public static final Code KEY_IN_USE = new Code("KEY_IN_USE");

    /** Only members that vote propose and support. */
    public static final Code NOT_A_VOTER = new Code("NOT_A_VOTER");

    /** The network keeps at least one voting member. */
    public static final Code LAST_VOTER = new Code("LAST_VOTER");

    /** A network has at most 100 voting members. */
    public static final Code TOO_MANY_VOTERS = new Code("TOO_MANY_VOTERS");

    /** The validators changed in this block already: send it again. */
    public static final Code VALIDATORS_CHANGED = new Code("VALIDATORS_CHANGED");

    /** No such proposal. */
    public static final Code PROPOSAL_UNKNOWN = new Code("PROPOSAL_UNKNOWN");

    /** The identifier is taken. */
    public static final Code PROPOSAL_EXISTS = new Code("PROPOSAL_EXISTS");

    /** The proposal was enacted, or lapsed. */
    public static final Code PROPOSAL_NOT_OPEN = new Code("PROPOSAL_NOT_OPEN");

    /** So many proposals are open that no more is taken: 100. */
    public static final Code TOO_MANY_PROPOSALS = new Code("TOO_MANY_PROPOSALS");

    /** The chain has come to that height already, or is more than 10,000,000 blocks away from it. */
    public static final Code HEIGHT_OUT_OF_REACH = new Code("HEIGHT_OUT_OF_REACH");

    /** An epoch, or a version of the rules, that was voted for has not begun yet. */
    public static final Code TURN_PENDING = new Code("TURN_PENDING");

    /** Rules follow each other one by one. */
    public static final Code RULES_NOT_NEXT = new Code("RULES_NOT_NEXT");

    /** The journal's counter is below the one posted before, or the same with another root. */
    public static final Code JOURNAL_WENT_BACK = new Code("JOURNAL_WENT_BACK");

    /** The member's journal is not where the command says that its last root is. */
    public static final Code JOURNAL_NOT_POSTED = new Code("JOURNAL_NOT_POSTED");

    // Licences

    /** The author has no role BOARD. */
    public static final Code NOT_A_BOARD = new Code("NOT_A_BOARD");

    /** No such licence. */
    public static final Code CREDENTIAL_UNKNOWN = new Code("CREDENTIAL_UNKNOWN");

    /** The identifier is taken. */
    public static final Code CREDENTIAL_EXISTS = new Code("CREDENTIAL_EXISTS");

    /** Another board registered the licence. */
    public static final Code NOT_THE_ISSUER = new Code("NOT_THE_ISSUER");

    /** The licence is revoked, or its validity is over. */
    public static final Code LICENCE_OVER = new Code("LICENCE_OVER");

    /** Only a suspended licence is reinstated. */
    public static final Code LICENCE_NOT_SUSPENDED = new Code("LICENCE_NOT_SUSPENDED");

    /** The licence is suspended, revoked, outside its validity, or held with another key. */
    public static final Code LICENCE_NOT_IN_FORCE = new Code("LICENCE_NOT_IN_FORCE");

    /** A power needs a licence and the seat has none. */
    public static final Code LICENCE_REQUIRED = new Code("LICENCE_REQUIRED");

    // Seats

    /** No such seat. */
    public static final Code SEAT_UNKNOWN = new Code("SEAT_UNKNOWN");

    /** The identifier is taken. */
    public static final Code SEAT_EXISTS = new Code("SEAT_EXISTS");

    /** The seat is at another organisation. */
    public static final Code SEAT_OF_ANOTHER = new Code("SEAT_OF_ANOTHER");

    /** The seat is suspended, closed, or outside its validity. */
    public static final Code SEAT_NOT_IN_FORCE = new Code("SEAT_NOT_IN_FORCE");

    /** A closed seat does not change any more. */
    public static final Code SEAT_CLOSED = new Code("SEAT_CLOSED");

    /** The seat lacks the power. */
    public static final Code POWER_MISSING = new Code("POWER_MISSING");

    // Subjects and mandates

    /** No such subject. */
    public static final Code SUBJECT_UNKNOWN = new Code("SUBJECT_UNKNOWN");

    /** Another organisation registered the subject. */
    public static final Code SUBJECT_EXISTS = new Code("SUBJECT_EXISTS");

    /** The subject has a key already. */
    public static final Code SUBJECT_CLAIMED = new Code("SUBJECT_CLAIMED");

    /** The clerk whom a claim names offered none, or the offer is over. */
    public static final Code CLAIM_NOT_OFFERED = new Code("CLAIM_NOT_OFFERED");

    /** The organisation is not the custodian. */
    public static final Code NOT_THE_CUSTODIAN = new Code("NOT_THE_CUSTODIAN");

    /** The key is not in force for the subject, or never was the seat's. */
    public static final Code KEY_UNKNOWN = new Code("KEY_UNKNOWN");

    /** The last key of a subject is not removed. */
    public static final Code LAST_KEY = new Code("LAST_KEY");

    /** A subject has at most 8 keys. */
    public static final Code TOO_MANY_KEYS = new Code("TOO_MANY_KEYS");

    /** No such mandate. */
    public static final Code MANDATE_UNKNOWN = new Code("MANDATE_UNKNOWN");

    /** The identifier is taken. */
    public static final Code MANDATE_EXISTS = new Code("MANDATE_EXISTS");

    /** The mandate is over. */
    public static final Code MANDATE_NOT_IN_FORCE = new Code("MANDATE_NOT_IN_FORCE");

    /** A desk acts for a patient only under a mandate. */
    public static final Code MANDATE_REQUIRED = new Code("MANDATE_REQUIRED");

    /** Both witnesses have the same key. */
    public static final Code WITNESSES_NOT_DISTINCT = new Code("WITNESSES_NOT_DISTINCT");

    /** It would last longer than the network's limit, or is over already. */
    public static final Code TOO_LONG = new Code("TOO_LONG");

    // Records

    /** No such record. */
    public static final Code RECORD_UNKNOWN = new Code("RECORD_UNKNOWN");

    /** The identifier is taken by another record. */
    public static final Code RECORD_EXISTS = new Code("RECORD_EXISTS");

    /** The record was superseded, marked as an error, or erased. */
    public static final Code RECORD_NOT_CURRENT = new Code("RECORD_NOT_CURRENT");

    // Consent

    /** Only the patient concerned decides this. */
    public static final Code NOT_THE_SUBJECT = new Code("NOT_THE_SUBJECT");

    /** No such organisation or seat to grant to. */
    public static final Code GRANTEE_UNKNOWN = new Code("GRANTEE_UNKNOWN");

    /** No such grant. */
    public static final Code GRANT_UNKNOWN = new Code("GRANT_UNKNOWN");

    /** The identifier is taken. */
    public static final Code GRANT_EXISTS = new Code("GRANT_EXISTS");

    /** The grant was revoked already. */
    public static final Code GRANT_NOT_IN_FORCE = new Code("GRANT_NOT_IN_FORCE");

    /** A subject has at most 64 grants that may count. */
    public static final Code TOO_MANY_GRANTS = new Code("TOO_MANY_GRANTS");

    /** No such restriction. */
    public static final Code RESTRICTION_UNKNOWN = new Code("RESTRICTION_UNKNOWN");

    /** The identifier is taken. */
    public static final Code RESTRICTION_EXISTS = new Code("RESTRICTION_EXISTS");

    /** The restriction was lifted already. */
    public static final Code RESTRICTION_NOT_IN_FORCE = new Code("RESTRICTION_NOT_IN_FORCE");

    /** A subject has at most 32 restrictions. */
    public static final Code TOO_MANY_RESTRICTIONS = new Code("TOO_MANY_RESTRICTIONS");

    /** No such request for erasure, or no such item in it. */
    public static final Code ERASURE_UNKNOWN = new Code("ERASURE_UNKNOWN");

    /** The identifier is taken. */
    public static final Code ERASURE_EXISTS = new Code("ERASURE_EXISTS");

    /** The item is another holder's. */
    public static final Code NOT_THE_HOLDER = new Code("NOT_THE_HOLDER");

    /** The item is answered; only ERASED may follow an answer that kept it. */
    public static final Code ALREADY_ANSWERED = new Code("ALREADY_ANSWERED");

    // Access

    /** No. The one answer to every access that is not permitted. */
    public static final Code ACCESS_REFUSED = new Code("ACCESS_REFUSED");

    /** No such broken glass. */
    public static final Code GLASS_UNKNOWN = new Code("GLASS_UNKNOWN");

    /** The identifier is taken. */
    public static final Code GLASS_EXISTS = new Code("GLASS_EXISTS");

    /** The emergency is over. */
    public static final Code GLASS_NOT_OPEN = new Code("GLASS_NOT_OPEN");

    /** Only the seat that broke the glass widens it. */
    public static final Code NOT_WHO_BROKE_IT = new Code("NOT_WHO_BROKE_IT");

    /** It was widened already. */
    public static final Code ALREADY_WIDENED = new Code("ALREADY_WIDENED");

    /** The organisation has no review of this glass. */
    public static final Code REVIEW_UNKNOWN = new Code("REVIEW_UNKNOWN");

    /** The review was closed already. */
    public static final Code REVIEW_CLOSED = new Code("REVIEW_CLOSED");

    /** Who broke the glass does not review it. */
    public static final Code OWN_REVIEW = new Code("OWN_REVIEW");

    private Codes() {}
}
