package org.stele.testkit.network;

import java.util.List;
import java.util.stream.IntStream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.ledger.genesis.Genesis;

/** Where each member's node is reached, from the genesis and the ports that are free. */
final class Places {
    private final NetworkDirectory directory;
    private final Genesis genesis;

    Places(NetworkDirectory directory, Genesis genesis) {
        this.directory = directory;
        this.genesis = genesis;
    }

    List<NodeFiles.Place> today() {
        List<String> labels = directory.labels();
        List<Integer> ports = Ports.free(labels.size());
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new NodeFiles.Place(labels.get(i), organisation(labels.get(i)), ports.get(i)))
                .toList();
    }

    /** The genesis names members by their domain names, whose first label is the folder's name. */
    private OrganisationId organisation(String label) {
        return state().members().stream()
                .filter(candidate -> candidate.name().value().startsWith(label + "."))
                .map(Candidate::organisation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the genesis has no member for the folder " + label));
    }

    private NetworkGenesis state() {
        return NetworkGenesis.parse(genesis.state().unsafeArray());
    }
}
