package org.stele.exchange.intake;

import java.util.Set;
import org.stele.contracts.identity.Power;

/** Who must attest a record of some kind, at least. */
public enum Signatory {
    /** The organisation may, where no clinician does. */
    ANYBODY,
    CLINICIAN,
    /** A clinician whose seat may prescribe. */
    PRESCRIBER;

    /** What a seat needs that attests such a record. */
    Set<Power> powers() {
        return switch (this) {
            case ANYBODY, CLINICIAN -> Set.of(Power.SIGN);
            case PRESCRIBER -> Set.of(Power.SIGN, Power.PRESCRIBE);
        };
    }
}
