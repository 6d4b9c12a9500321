package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.cli.InputFile;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Option;

/** What proofs are checked against. */
final class NetworkOptions {
    @Option(
            names = "--genesis",
            paramLabel = "GENESIS",
            description =
                    "The network's genesis; without it the node is asked, and must hand out the wallet's network's.")
    private @Nullable Path file;

    ProofVerifier verifier(StoredRole role) throws IOException {
        Genesis genesis = file == null ? fetched(role) : InputFile.genesis(file);
        if (!genesis.network().equals(role.network())) {
            throw new CommandFailed("that genesis is another network's than the wallet's");
        }
        return new ProofVerifier(genesis);
    }

    private static Genesis fetched(StoredRole role) throws IOException {
        byte[] document = Conversation.with(role, () -> Conversation.node(role).getBytes("/v1/genesis"));
        try {
            return Genesis.parse(Bytes.wrap(document));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("the node handed out no genesis: " + e.getMessage(), e);
        }
    }
}
