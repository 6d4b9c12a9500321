package org.stele.ledger.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyNetwork;

/** Whatever a member sends as its statement, it is read or refused, and what is read and was changed is not by that member. */
class StatementFuzz {
    private static final Hash NETWORK = Hash.of(new byte[] {1});
    private static final Statement STATEMENT = statement();

    private static Statement statement() {
        Hash hash = Hash.of(new byte[] {2});
        Header header = new Header(1, 2, 3, hash, hash, Instant.ofEpochMilli(4), 5, 6, hash, hash, hash, hash, hash);
        Vote first = Vote.sign(NETWORK, header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));
        Vote second = Vote.sign(Vote.Round.SECOND, NETWORK, header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));
        return Statement.sign(
                new Statement.Content(
                        NETWORK,
                        ToyNetwork.organisation(0),
                        header,
                        1,
                        List.of(
                                new StatedBlock(first, Bytes.of(new byte[] {7})),
                                new StatedBlock(second, Bytes.of(new byte[0])))),
                ToyNetwork.voteKey(0));
    }

    @Provide
    Arbitrary<byte[]> statements() {
        return Mutations.of(List.of(STATEMENT.encode()));
    }

    @Property
    void statementsAreReadOrRefused(@ForAll("statements") byte[] bytes) {
        try {
            Statement read = Statement.decode(bytes);
            assertThat(read.encode()).isEqualTo(bytes);
            assertThat(read.isBy(NETWORK, ToyNetwork.validator(0))).isEqualTo(read.equals(STATEMENT));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("\\P{Cntrl}+");
        }
    }

    /** What members compare must not depend on the release they use. */
    @Example
    void statementsKeepTheirHash() {
        assertThat(STATEMENT.hash()).hasToString("PAfGfgGf3zc_d7QdhqIif1M_c1-Nj9wNJ7r716giBGQ");
        assertThat(new Statements(NETWORK, List.of(STATEMENT)).hash())
                .hasToString("J1NPiczaSC7Wd5pbs_2NoT3mrF23KY4tVxEcbPymAL4");
    }
}
