package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.contracts.Validity;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;

/** A hospital alone on a real ledger, behind a little node, and a patient who claimed their subject there. */
final class ClaimedPatient implements AutoCloseable {
    final SubjectId subject = new SubjectId(RandomId.generate());
    final HealthNetwork network;
    final LittleNode node;
    final Organisation hospital;
    final Holder holder;
    private final SeatId clerk = new SeatId(RandomId.generate());

    ClaimedPatient(Path directory) throws IOException, OrderingException {
        LedgerLimits limits = LedgerLimits.standard().withTick(Duration.ofMillis(200));
        network = HealthNetwork.open(directory, 1, 1, limits);
        node = new LittleNode(network);
        hospital = network.members().getFirst();
        holder = Holder.create(network.genesis().network(), subject.author());
        enrol();
    }

    NodeClient client() {
        return new NodeClient(node.address(), hospital.id().value(), InstantSource.system());
    }

    ProofVerifier verifier() {
        return new ProofVerifier(network.genesis());
    }

    private void enrol() {
        Ed25519SigningKey clerksKey = Ed25519SigningKey.generate();
        byHospital(
                "identity",
                "openSeat",
                new IdentityCommand.OpenSeat(
                        clerk,
                        clerksKey.verificationKey(),
                        new TreeSet<>(Set.of(Power.CLERK)),
                        new Validity(now(), now().plus(Duration.ofDays(1))),
                        Optional.empty()));
        byHospital("identity", "register", new IdentityCommand.Register(List.of(subject)));
        send(
                clerk.author(),
                "identity",
                "offerClaim",
                new IdentityCommand.OfferClaim(subject, now().plus(Duration.ofDays(1))),
                clerksKey);
        Author key = new Author("key", holder.signing().verificationKey().toString());
        send(
                key,
                "identity",
                "claim",
                new IdentityCommand.Claim(subject, clerk),
                holder.signing(),
                hospital.transactions());
    }

    /** Something that the patient signs. */
    FinalReceipt decide(String contract, String command, Object body) {
        return send(subject.author(), contract, command, body, holder.signing());
    }

    void byHospital(String contract, String command, Object body) {
        send(hospital.id().author(), contract, command, body, hospital.transactions());
    }

    private FinalReceipt send(Author author, String contract, String command, Object body, SigningKey... keys) {
        Instant expires = now().plus(Duration.ofMinutes(5));
        FinalReceipt receipt = HealthNetwork.await(network.nodes()
                .getFirst()
                .submit(TransactionBuilder.of(network.genesis().network(), contract, command, body, author, expires)
                        .sign(keys)));
        assertThat(receipt.code()).isEqualTo(Code.OK);
        return receipt;
    }

    static Instant now() {
        return Instant.ofEpochMilli(InstantSource.system().millis());
    }

    @Override
    public void close() {
        node.close();
        network.close();
    }
}
