package org.stele.contracts.credential;

/** Why a board suspended or revoked a licence. */
public enum LicenceReason {
    UNDER_REVIEW,
    BOARD_ORDER,
    COURT_ORDER,
    LAPSED,
    HOLDER_REQUEST,
    HOLDER_DECEASED,
    KEY_COMPROMISED,
    ISSUED_IN_ERROR
}
