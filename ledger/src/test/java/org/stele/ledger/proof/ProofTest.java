package org.stele.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.validator.ValidatorSet;

class ProofTest {
    private static final RandomId RECORD = RandomId.generate();
    private static final World WORLD = World.make();
    private static final ToyNetwork NETWORK = WORLD.network();
    private static final CertifiedState STATE = WORLD.state();
    private static final Envelope ENVELOPE = WORLD.envelope();
    private static final ProofVerifier VERIFIER = new ProofVerifier(NETWORK.genesis());
    private static final List<Proof> PROOFS = List.of(
            STATE.prove(ToyTables.RECORDS, RECORD),
            STATE.prove(ToyTables.RECORDS, RandomId.generate()),
            STATE.proveTransaction(ENVELOPE.id()).orElseThrow());

    /** Four nodes that have seen a change of validators, and a transaction after it. */
    private record World(Path directory, ToyNetwork network, CertifiedState state, Envelope envelope) {
        static World make() {
            try {
                Path directory = Files.createTempDirectory("proofs");
                ToyNetwork network = ToyNetwork.of(4, directory);
                LedgerNode node = network.openAll().getFirst();
                for (int i = 0; i < 30; i++) {
                    node.submit(network.commit(RandomId.generate()));
                }
                ToyCommand change = new ToyCommand.ChangeValidators(
                        List.of(ToyNetwork.validator(0), ToyNetwork.validator(1), ToyNetwork.validator(3)));
                long changed = await(node.submit(network.envelope(0, "changeValidators", change)))
                        .height();
                Envelope envelope = network.commit(RECORD);
                long height = await(node.submit(envelope)).height();
                CertifiedState state = await(node.waitFor(Math.max(height, changed + 1)));
                return new World(directory, network, state, envelope);
            } catch (Exception e) {
                throw new IllegalStateException("the network for the proofs could not be made", e);
            }
        }
    }

    @AfterContainer
    static void close() throws Exception {
        NETWORK.close();
        try (Stream<Path> files = Files.walk(WORLD.directory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Example
    void aProofSaysWhatItShowsAndAsOfWhen() throws Exception {
        Proven proven = VERIFIER.verify(PROOFS.getFirst());
        assertThat(proven.height()).isEqualTo(STATE.height());
        assertThat(proven.time()).isEqualTo(STATE.time());
        assertThat(Statement.valueOf(proven.statement(), ToyTables.RECORDS, RECORD))
                .contains(Hash.of(RECORD.bytes().unsafeArray()));
        assertThat(VERIFIER.verify(PROOFS.get(1)).statement()).isInstanceOf(Statement.Absent.class);
        assertThat(VERIFIER.verify(PROOFS.get(2)).statement())
                .isInstanceOfSatisfying(Statement.Executed.class, executed -> {
                    assertThat(executed.envelope()).isEqualTo(ENVELOPE);
                    assertThat(executed.receipt().code()).isEqualTo(Code.OK);
                });
    }

    @Example
    void anyOneFlippedBitIsRefused() {
        for (Proof proof : PROOFS) {
            for (int i = 0; i < proof.encoded().length() * 8; i++) {
                byte[] bytes = proof.encoded().toArray();
                bytes[i / 8] ^= (byte) (1 << i % 8);
                Proof flipped = new Proof(Bytes.wrap(bytes));
                assertThat(isRefused(flipped)).as("bit %d", i).isTrue();
            }
        }
    }

    @Example
    void anyOneChangedByteIsRefused() {
        for (Proof proof : PROOFS) {
            for (int i = 0; i < proof.encoded().length(); i++) {
                byte[] bytes = proof.encoded().toArray();
                bytes[i] = (byte) (bytes[i] + 1 + i % 255);
                Proof changed = new Proof(Bytes.wrap(bytes));
                assertThat(isRefused(changed)).as("byte %d", i).isTrue();
            }
        }
    }

    @Example
    void anyOneFlippedBitIsRefusedAlsoWhereTheChecksumWasMadeAnew() {
        // not that of absence: with another key it may truly show that nothing is there either
        for (Proof proof : List.of(PROOFS.getFirst(), PROOFS.getLast())) {
            int length = proof.encoded().length() - Hash.LENGTH;
            for (int i = 0; i < length * 8; i += 3) {
                byte[] content = Arrays.copyOf(proof.encoded().toArray(), length);
                content[i / 8] ^= (byte) (1 << i % 8);
                Proof flipped = ProofFile.sealed(content);
                assertThat(isRefused(flipped))
                        .as(
                                "bit %d of byte %d of %s",
                                i % 8, i / 8, HexFormat.of().formatHex(content))
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(
                PROOFS.stream().map(proof -> proof.encoded().toArray()).toList());
    }

    @Property(tries = 2000)
    void whateverIsDamagedIsRefusedOrTheSame(@ForAll("damaged") byte[] bytes) {
        Proof proof = new Proof(Bytes.wrap(bytes));
        try {
            VERIFIER.verify(proof);
            assertThat(PROOFS).contains(proof);
        } catch (ProofException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Example
    void aProofOfAnotherNetworkIsRefused() {
        ProofVerifier other = new ProofVerifier(ToyNetwork.genesis(4, Instant.ofEpochMilli(1)));
        assertThatThrownBy(() -> other.verify(PROOFS.getFirst())).hasMessageContaining("another network");
    }

    @Example
    void aCertificateByTooFewOrByOthersIsRefused() {
        CertifiedHeader header = STATE.certifiedHeader();
        List<PlacedSignature> signatures = header.certificate().signatures();
        assertThatThrownBy(() -> VERIFIER.verify(with(signatures.subList(0, signatures.size() - 1))))
                .hasMessageContaining("no quorum");
        List<PlacedSignature> forged = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Vote vote = Vote.sign(NETWORK.id(), header.header(), ToyNetwork.organisation(i), ToyNetwork.authorKey(i));
            forged.add(new PlacedSignature(i, vote.signature()));
        }
        assertThatThrownBy(() -> VERIFIER.verify(with(forged))).hasMessageContaining("no quorum");
    }

    @Example
    void validatorsThatHaveLeftProveNothing() throws Exception {
        ProofFile file = ProofFile.decode(PROOFS.getFirst());
        ProofFile withoutChange = new ProofFile(file.network(), List.of(), file.header(), file.claim());
        assertThatThrownBy(() -> VERIFIER.verify(withoutChange.encode())).hasMessageContaining("no quorum");
    }

    @Example
    void aVerifierThatTrustsALaterHeaderNeedsNoOlderValidators() throws Exception {
        ProofFile file = ProofFile.decode(PROOFS.getFirst());
        ProofFile.Change change = file.changes().getFirst();
        ProofVerifier pinned =
                ProofVerifier.trusting(NETWORK.id(), change.header().header(), change.validators());
        assertThat(pinned.verify(PROOFS.getFirst())).isEqualTo(VERIFIER.verify(PROOFS.getFirst()));
        ProofFile withoutChange = new ProofFile(file.network(), List.of(), file.header(), file.claim());
        assertThat(pinned.verify(withoutChange.encode())).isEqualTo(VERIFIER.verify(PROOFS.getFirst()));
        ValidatorSet others = new ValidatorSet(List.of(ToyNetwork.validator(7)));
        assertThatThrownBy(() ->
                        ProofVerifier.trusting(NETWORK.id(), change.header().header(), others))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void anotherIndexIsRefused() {
        ProofFile file = ProofFile.decode(PROOFS.get(2));
        ProofFile.TransactionClaim claim = (ProofFile.TransactionClaim) file.claim();
        for (int index = 0; index <= file.header().header().count(); index++) {
            if (index == claim.index()) {
                continue;
            }
            ProofFile.TransactionClaim moved = new ProofFile.TransactionClaim(
                    index, claim.envelope(), claim.receipt(), claim.transactionPath(), claim.receiptPath());
            ProofFile changed = new ProofFile(file.network(), file.changes(), file.header(), moved);
            assertThatThrownBy(() -> VERIFIER.verify(changed.encode())).isInstanceOf(ProofException.class);
        }
    }

    private static boolean isRefused(Proof proof) {
        try {
            VERIFIER.verify(proof);
            return false;
        } catch (ProofException e) {
            return true;
        }
    }

    private static Proof with(List<PlacedSignature> signatures) {
        ProofFile file = ProofFile.decode(PROOFS.getFirst());
        CertifiedHeader header = new CertifiedHeader(file.header().header(), new Certificate(signatures));
        return new ProofFile(file.network(), file.changes(), header, file.claim()).encode();
    }
}
