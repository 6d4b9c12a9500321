package org.stele.cli.network;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.cli.CommandFailed;
import org.stele.cli.wallet.Conversation;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.node.watch.OrderingStatus;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;
import org.stele.wallet.http.Submitted;

/** An organisation's administration at some node, which is believed in nothing: what it says of the ledger it proves. */
final class Administration {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final NodeClient node;
    private final Holder holder;
    private final OrganisationId organisation;
    private final ProofVerifier verifier;

    private Administration(NodeClient node, Holder holder, OrganisationId organisation, ProofVerifier verifier) {
        this.node = node;
        this.holder = holder;
        this.organisation = organisation;
        this.verifier = verifier;
    }

    static Administration at(URI address, StoredRole role) {
        NodeClient node = new NodeClient(address, role.node(), InstantSource.system());
        Genesis genesis = genesis(node, role.network());
        return new Administration(node, role.holder(), new OrganisationId(role.node()), new ProofVerifier(genesis));
    }

    OrganisationId organisation() {
        return organisation;
    }

    SigningKey key() {
        return holder.signing();
    }

    /** Whether the node says that one node makes the order for all: nothing that the ledger could prove. */
    boolean ordersAlone() {
        String engine = ask(() -> node.get("/v1/network/status"))
                .path("ordering")
                .path("engine")
                .asString("");
        return engine.equals(OrderingStatus.EMBEDDED.engine());
    }

    /** What the ledger has under a key, proven. */
    <K, V> Optional<V> read(TableType<K, V> table, K key) {
        Bytes proof = ask(() -> new StateProofClient(node)
                .fetch(List.of(StateProofs.Key.of(table, key)))
                .getFirst()
                .encoded());
        try {
            return Statement.valueOf(
                    verifier.verify(new org.stele.ledger.proof.Proof(proof)).statement(), table, key);
        } catch (ProofException e) {
            throw new CommandFailed(
                    "the node at " + node.base() + " shows something false of the ledger: ask another one", e);
        }
    }

    /**
     * Hands in a command of the {@code network} contract and waits until it is final.
     *
     * @param also keys that sign beside the administration's
     */
    Submitted submit(String command, Record body, SigningKey... also) {
        Envelope envelope = TransactionBuilder.of(
                        holder.network(),
                        "network",
                        command,
                        body,
                        holder.author(),
                        node.clock().instant().plus(LIFE))
                .sign(Stream.concat(Stream.of(holder.signing()), Stream.of(also))
                        .toArray(SigningKey[]::new));
        Submitted submitted = ask(() -> node.submit(envelope));
        if (!submitted.code().equals(Code.OK)) {
            throw new CommandFailed(DecisionWords.of(submitted.code()));
        }
        return submitted;
    }

    private <T> T ask(Conversation.Question<T> question) {
        return ask(node, question);
    }

    private static <T> T ask(NodeClient node, Conversation.Question<T> question) {
        try {
            return Conversation.with(node.base().toString(), question);
        } catch (IOException e) {
            throw new CommandFailed("the node at " + node.base() + " cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Genesis genesis(NodeClient node, Hash network) {
        Bytes document = ask(node, () -> Bytes.wrap(genesis(node)));
        if (!Hash.of(document.unsafeArray()).equals(network)) {
            throw new CommandFailed("the node at " + node.base() + " is of another network than the wallet's");
        }
        return Genesis.parse(document);
    }

    private static byte[] genesis(NodeClient node) throws IOException, NodeProblem {
        return node.getBytes("/v1/genesis");
    }
}
