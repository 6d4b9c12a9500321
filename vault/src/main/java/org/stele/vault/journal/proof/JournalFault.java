package org.stele.vault.journal.proof;

/** What is wrong with a journal that was handed out. */
public enum JournalFault {
    /** Head and counter are not those under the posted root. */
    NOT_UNDER_ROOT,
    /** Entries are missing, repeated or out of order. */
    GAP,
    /** An entry was changed, or does not follow the one before it. */
    BROKEN_CHAIN,
    /** There are other entries than the posted head and counter cover. */
    WRONG_HEAD
}
