package org.stele.exchange.work;

/** What there is to carry to an end. The names are on disk: never to be changed. */
public enum TaskKind {
    /** Commit a batch that everybody signed. */
    COMMIT_BATCH,
    /** Destroy a batch that a contract refused. */
    GIVE_UP_BATCH,
    /** Finish what was being written into a chart. */
    FINISH_WRITE,
    /** Finish what was begun of records in the wrong chart. */
    CORRECT_CHART,
    /** Tell an organisation that what its people read is another patient's. */
    TELL_READERS,
    /** Tell a custodian of a copy. */
    TELL_KEPT,
    /** See to it that each item of a patient's request is answered, once the request is on the ledger. */
    CARRY_ERASURE,
    /** Erase or keep one record of this organisation's, and answer on the ledger. */
    ANSWER_ERASURE,
    /** Tell a holder which of its records shall be erased. */
    ASK_HOLDER,
    /** Clear the database's own files of keys that were destroyed. */
    SCRUB,
    /** Tell a patient what they must hear of. */
    TELL_PATIENT
}
