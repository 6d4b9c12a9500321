package org.stele.ledger.state;

import java.nio.charset.StandardCharsets;

/** The column families of a ledger's RocksDB. Heights are 8 bytes, big endian, so that they sort. */
enum Column {
    /** Stored key → value's CBOR. */
    STATE,
    /** Height → header. */
    HEADERS,
    /** Height → the ordered entry as it came; empty where it was no valid batch. */
    ENTRIES,
    /** Height → the codes of the block's receipts, in order. */
    CODES,
    /** Height → this validator's own newest vote; of a block that was taken back too, until there is a certificate. */
    VOTES,
    /** Height → certificate. */
    CERTIFICATES,
    /** Height → what the block replaced in the state and the index; only where it lacks a certificate. */
    REPLACED,
    /** Transaction id → height (8), index (4) and whether it was consumed (1). */
    TRANSACTIONS,
    /** Height → the validators in force from it on; only where they differ from those before. */
    VALIDATORS,
    /** Height ‖ organisation → two votes of one validator at one height. */
    EVIDENCE,
    /** Height → what the members agreed on outside of the ledger: an epoch that begins there. */
    EPOCHS;

    byte[] familyName() {
        return name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
