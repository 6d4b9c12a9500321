package org.stele.node.start;

import java.util.List;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.ledger.contract.Author;
import org.stele.ledger.rules.Rules;
import org.stele.node.auth.KeyCheck;

/** Checks keys by the newest certified state and the rules in force there. */
final class CertifiedKeys implements KeyCheck {
    private final Ledger ledger;
    private final List<Rules> rules;

    CertifiedKeys(Ledger ledger, List<Rules> rules) {
        this.ledger = ledger;
        this.rules = List.copyOf(rules);
    }

    @Override
    public boolean inForce(Author author, VerificationKey key) {
        CertifiedState state = ledger.certified();
        return rules.stream()
                .filter(version -> version.version() == state.header().rules())
                .anyMatch(version -> version.mayAct(state, author, key, state.time()));
    }
}
