package org.stele.exchange.erase;

import org.stele.contracts.consent.KeepingGround;

/** The grounds of retention tables in the ledger's closed words. */
final class Grounds {
    private Grounds() {}

    /** A ground that the ledger has no word for is told as what it comes from: a law on retention. */
    static KeepingGround of(String ground) {
        return switch (ground) {
            case "LEGAL_HOLD" -> KeepingGround.LEGAL_CLAIM;
            case "PUBLIC_HEALTH" -> KeepingGround.PUBLIC_HEALTH;
            case "LEGAL_CLAIM" -> KeepingGround.LEGAL_CLAIM;
            case "RESEARCH_ARCHIVE" -> KeepingGround.RESEARCH_ARCHIVE;
            case "COURT_ORDER" -> KeepingGround.COURT_ORDER;
            default -> KeepingGround.RETENTION_LAW;
        };
    }
}
