package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.stele.ledger.contract.Code;

/** One line of a table of cases: what is done in a fresh {@link World}, and with which code it ends. */
record Case(String says, Code ends, Function<World, Code> act) {
    static Case of(String says, Code ends, Function<World, Code> act) {
        return new Case(says, ends, act);
    }

    void holds() {
        assertThat(act.apply(new World())).isEqualTo(ends);
    }

    @Override
    public String toString() {
        return says + ": " + ends;
    }
}
