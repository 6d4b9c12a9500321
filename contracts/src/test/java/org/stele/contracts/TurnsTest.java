package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.validator.ValidatorSet;

/** What members voted for happens at its height, on a real ledger. */
final class TurnsTest {
    @TempDir
    Path directory;

    private Chain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new Chain(directory);
        chain.at(1);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void aNodeStopsBeforeRulesThatItLacksAndGoesOnWithAReleaseThatHasThem() throws Exception {
        long height = chain.state().height() + 5;
        assertThat(administers(new NetworkCommand.ProposeRules(World.proposal("p"), 2, height)))
                .isEqualTo(Code.OK);
        assertThat(chain.stopped().reason()).isEqualTo(Reason.RULES_MISSING);
        assertThat(chain.state().header().rules()).isEqualTo(1);
        chain.restart(chain.settings(new HealthRules(), new Second(new HealthRules())));
        chain.at(height);
        assertThat(chain.state().header().rules()).isEqualTo(2);
        chain.at(height + 2);
    }

    @Test
    void anEpochEndsAtItsHeightAndTheNextGoesOnBehindAnotherOrdering() throws Exception {
        long height = chain.state().height() + 5;
        assertThat(administers(new NetworkCommand.ProposeEpoch(World.proposal("p"), height)))
                .isEqualTo(Code.OK);
        assertThat(chain.stopped().reason()).isEqualTo(Reason.EPOCH_ENDED);
        assertThat(chain.state().height()).isEqualTo(height - 1);
        try (EmbeddedOrdering next = EmbeddedOrdering.open(directory.resolve("next"))) {
            chain.restart(chain.settings(new HealthRules()).withOrdering(next, 2));
            chain.at(height + 2);
            assertThat(chain.state().header().epoch()).isEqualTo(2);
            chain.close();
        }
    }

    private Code administers(Record command) throws Exception {
        return chain.does(World.NORTH.id().author(), command, "north/administration");
    }

    /** The rules of a later release: the same ones, under the next number. */
    private record Second(HealthRules first) implements Rules {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public List<Contract<?>> contracts() {
            return first.contracts();
        }

        @Override
        public boolean mayAct(StateReader state, Author author, VerificationKey key, Instant time) {
            return first.mayAct(state, author, key, time);
        }

        @Override
        public boolean admits(StateReader state, Author author, Set<VerificationKey> signers, Instant time) {
            return first.admits(state, author, signers, time);
        }

        @Override
        public Duration longestLife(Author author, String contract, String command) {
            return first.longestLife(author, contract, command);
        }

        @Override
        public ValidatorSet validators(StateReader state) {
            return first.validators(state);
        }

        @Override
        public void genesis(byte[] genesis, StateWriter state) {
            first.genesis(genesis, state);
        }
    }
}
