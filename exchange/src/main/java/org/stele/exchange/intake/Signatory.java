package org.stele.exchange.intake;

import java.util.Set;
import org.stele.contracts.identity.Power;

/** Who must attest a record of some kind, at least. */
public enum Signatory {
    /** The organisation may, where no clinician does. */
    ANYBODY(Set.of(Power.SIGN)),
    CLINICIAN(Set.of(Power.SIGN)),
    /** A clinician whose seat may prescribe. */
    PRESCRIBER(Set.of(Power.SIGN, Power.PRESCRIBE));

    private final Set<Power> powers;

    Signatory(Set<Power> powers) {
        this.powers = powers;
    }

    /** What a seat needs that attests such a record. */
    Set<Power> powers() {
        return powers;
    }
}
