package org.stele.contracts.consent;

/** On what ground a holder keeps a record that it was asked to erase (GDPR art. 17(3), and retention laws). */
public enum KeepingGround {
    RETENTION_LAW,
    PUBLIC_HEALTH,
    LEGAL_CLAIM,
    RESEARCH_ARCHIVE,
    COURT_ORDER,
    NOT_HELD
}
