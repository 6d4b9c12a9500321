package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.network.Role;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.toy.Mutations;

/** The state part of a genesis document, which organisations hand each other, is a network's or is refused. */
class NetworkGenesisFuzz {
    private static final NetworkGenesis GENESIS = new NetworkGenesis(
            List.of(
                    Party.of("north", Role.HOSPITAL).candidate(true),
                    Party.of("south", Role.CLINIC).candidate(false)),
            new Limits(15, 60, 7, 365, 30, 30));

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(StrictJson.write(GENESIS)));
    }

    @Example
    void theUndamagedOneIsRead() {
        assertThat(NetworkGenesis.parse(StrictJson.write(GENESIS))).isEqualTo(GENESIS);
    }

    @Property(tries = 1000)
    void aDamagedOneIsReadAsWhatItIsOrRefused(@ForAll("damaged") byte[] json) {
        readsOrRefuses(json);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] json) {
        readsOrRefuses(json);
    }

    private static void readsOrRefuses(byte[] json) {
        NetworkGenesis read;
        try {
            read = NetworkGenesis.parse(json);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(NetworkGenesis.parse(StrictJson.write(read))).isEqualTo(read);
        read.write(new MemoryState());
    }
}
