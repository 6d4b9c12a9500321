package org.stele.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.patient.Claim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code stele wallet claim}. */
@Command(name = "claim", description = "Take your records with the code that the desk gave you; makes your keys.")
final class ClaimCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "The hospital's node.")
    private URI node;

    @Option(names = "--subject", required = true, paramLabel = "ID", description = "Stands on the slip.")
    private SubjectId subject;

    @Option(names = "--clerk", required = true, paramLabel = "SEAT", description = "Stands on the slip.")
    private SeatId clerk;

    @Option(
            names = "--code",
            required = true,
            interactive = true,
            echo = true,
            arity = "0..1",
            description = "The code on the slip; asked for where it is left out.")
    private String code;

    @Override
    public Integer call() throws IOException {
        Wallet before = options.loadOrNew();
        options.requireWritable();
        StoredRole role = Conversation.with(node.toString(), () -> claim());
        options.save(before.with(role));
        System.out.println("claimed: " + role + " is yours. Keep the file and its passphrase: no node has your keys.");
        return 0;
    }

    private StoredRole claim() throws IOException, org.stele.wallet.http.NodeProblem {
        RandomId anyone = RandomId.generate();
        JsonNode network = new NodeClient(node, anyone, InstantSource.system()).get("/v1/network");
        RandomId organisation = RandomId.parse(network.path("organisation").asString());
        NodeClient client = new NodeClient(node, organisation, InstantSource.system());
        Holder patient = Claim.make(client, Hash.parse(network.path("network").asString()), subject, clerk, code);
        return StoredRole.of(patient, organisation, node);
    }
}
