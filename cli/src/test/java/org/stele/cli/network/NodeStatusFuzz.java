package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.crypto.Hash;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.Observation;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.toy.Mutations;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.OrderingStatus;

/** Whatever answers at a node's address, it is a status, or an IOException that the command tells its user. */
class NodeStatusFuzz {
    private static final OrganisationId ORGANISATION = OrganisationId.generate();
    private static final NetworkStatus STATUS = new NetworkStatus(
            ORGANISATION,
            "sample",
            1,
            12,
            11,
            3,
            Hash.of(),
            new OrderingStatus("raft", Optional.of(ORGANISATION), true, 0),
            List.of(new NetworkStatus.Seen(
                    ORGANISATION,
                    new DomainName("north.example"),
                    true,
                    Optional.of(11L),
                    2,
                    Optional.of(-1L),
                    Optional.of(true))),
            List.of(new NetworkStatus.Lie(ORGANISATION, 9, Evidence.Kind.TWO_HEADERS, Hash.of())),
            List.of(new NetworkStatus.Observed(ORGANISATION, 10, Observation.Kind.FORGED_CERTIFICATE)));

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(StrictJson.write(STATUS)));
    }

    @Example
    void theUndamagedOneIsRead() throws IOException {
        assertThat(NodeStatusReader.status(StrictJson.write(STATUS))).isEqualTo(STATUS);
    }

    @Property(tries = 1000)
    void aDamagedOneIsReadAsWhatItIsOrRefused(@ForAll("damaged") byte[] answer) throws IOException {
        readsOrRefuses(answer);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] answer) throws IOException {
        readsOrRefuses(answer);
    }

    private static void readsOrRefuses(byte[] answer) throws IOException {
        NetworkStatus read;
        try {
            read = NodeStatusReader.status(answer);
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(NodeStatusReader.status(StrictJson.write(read))).isEqualTo(read);
    }
}
