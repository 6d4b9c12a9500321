package org.stele.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyRules;
import org.stele.ledger.transaction.CommandTypes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.ledger.transaction.TransactionReader;
import org.stele.ledger.validator.ValidatorSet;

/** Whatever bytes come in, they are read or refused in the one way that callers expect; what is read is written the same. */
class FormatsFuzz {
    private static final Hash NETWORK = Hash.of(new byte[] {1});
    private static final Envelope ENVELOPE = envelope();
    private static final Header HEADER = header();
    private static final Vote VOTE = Vote.sign(NETWORK, HEADER, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));

    private static Envelope envelope() {
        ToyCommand command = new ToyCommand.Commit(new RandomId(Bytes.of(new byte[16])), Hash.of());
        return TransactionBuilder.of(
                        NETWORK, "stone", "commit", command, new Author("org", "author0"), Instant.ofEpochMilli(99_000))
                .onBehalfOf(new Author("org", "author1"))
                .sign(ToyNetwork.authorKey(0), ToyNetwork.authorKey(1));
    }

    private static Header header() {
        Hash hash = Hash.of(new byte[] {2});
        return new Header(1, 2, 3, hash, hash, Instant.ofEpochMilli(4), 5, 6, hash, hash, hash, hash, hash);
    }

    @Provide
    Arbitrary<byte[]> envelopes() {
        return Mutations.of(List.of(ENVELOPE.encoded().toArray()));
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        byte[] spaced = new String(ENVELOPE.payload().toArray(), StandardCharsets.UTF_8)
                .replace(",", " , ")
                .replace(":", " : ")
                .getBytes(StandardCharsets.UTF_8);
        return Mutations.of(List.of(ENVELOPE.payload().toArray(), spaced));
    }

    @Provide
    Arbitrary<byte[]> batches() {
        Batch batch = Batch.sign(
                NETWORK, ToyNetwork.organisation(0), ToyNetwork.voteKey(0), Instant.ofEpochMilli(5), List.of(ENVELOPE));
        return Mutations.of(List.of(batch.encoded().toArray()));
    }

    @Provide
    Arbitrary<byte[]> headers() {
        return Mutations.of(List.of(HEADER.encode()));
    }

    @Provide
    Arbitrary<byte[]> votes() {
        return Mutations.of(List.of(Vote.CODEC.encode(VOTE)));
    }

    @Provide
    Arbitrary<byte[]> certificates() {
        PlacedSignature zero = new PlacedSignature(0, VOTE.signature());
        PlacedSignature two = new PlacedSignature(2, VOTE.signature());
        return Mutations.of(List.of(Certificate.CODEC.encode(new Certificate(List.of(zero, two)))));
    }

    @Provide
    Arbitrary<byte[]> orderedBlocks() {
        Certificate certificate = new Certificate(List.of(new PlacedSignature(0, VOTE.signature())));
        OrderedBlock block = new OrderedBlock(new CertifiedHeader(HEADER, certificate), ENVELOPE.encoded());
        return Mutations.of(List.of(OrderedBlock.CODEC.encode(block)));
    }

    @Provide
    Arbitrary<byte[]> evidences() {
        return Mutations.of(List.of(
                new Evidence.TwoHeaders(VOTE, VOTE).encode(),
                new Evidence.OtherResult(VOTE).encode(),
                new Evidence.InvalidBatch(VOTE.organisation(), 3, VOTE.signature()).encode()));
    }

    @Provide
    Arbitrary<byte[]> validatorSets() {
        ValidatorSet set = new ValidatorSet(List.of(ToyNetwork.validator(0), ToyNetwork.validator(1)));
        return Mutations.of(List.of(ValidatorSet.CODEC.encode(set)));
    }

    @Provide
    Arbitrary<byte[]> genesisDocuments() {
        return Mutations.of(List.of(
                ToyNetwork.genesis(2, Instant.ofEpochMilli(5)).document().toArray()));
    }

    @Property
    void envelopesAreReadOrRefused(@ForAll("envelopes") byte[] bytes) {
        try {
            Envelope read = Envelope.decode(Bytes.of(bytes));
            assertThat(Envelope.of(read.payload(), read.signatures()).encoded()).isEqualTo(Bytes.of(bytes));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("author0");
        }
    }

    @Property
    void payloadsAreReadOrRefused(@ForAll("payloads") byte[] bytes) {
        TransactionReader reader = new TransactionReader(NETWORK);
        CommandTypes types = new CommandTypes(new ToyRules(1));
        List<SignatureEntry> signatures = ENVELOPE.signatures();
        try {
            reader.readVerified(Envelope.of(Bytes.of(bytes), signatures), types);
        } catch (RefusedException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @Property
    void noChangedPayloadPassesTheDoor(@ForAll("payloads") byte[] bytes) {
        Bytes payload = Bytes.of(bytes);
        if (payload.equals(ENVELOPE.payload())) {
            return;
        }
        try {
            new TransactionReader(NETWORK)
                    .readAtTheDoor(Envelope.of(payload, ENVELOPE.signatures()), new CommandTypes(new ToyRules(1)));
            throw new AssertionError("a changed payload was let in");
        } catch (RefusedException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @Property
    void batchesAreReadOrRefused(@ForAll("batches") byte[] bytes) {
        try {
            Batch read = Batch.decode(Bytes.of(bytes));
            read.isSignedBy(ToyNetwork.voteKey(0).verificationKey());
            assertThat(read.encoded()).isEqualTo(Bytes.of(bytes));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("author0");
        }
    }

    @Property
    void headersAreReadOrRefused(@ForAll("headers") byte[] bytes) {
        readsOrRefuses(Header.CODEC, bytes);
    }

    @Property
    void votesAreReadOrRefused(@ForAll("votes") byte[] bytes) {
        readsOrRefuses(Vote.CODEC, bytes);
    }

    @Property
    void certificatesAreReadOrRefused(@ForAll("certificates") byte[] bytes) {
        readsOrRefuses(Certificate.CODEC, bytes);
    }

    @Property
    void orderedBlocksAreReadOrRefused(@ForAll("orderedBlocks") byte[] bytes) {
        readsOrRefuses(OrderedBlock.CODEC, bytes);
    }

    @Property
    void validatorSetsAreReadOrRefused(@ForAll("validatorSets") byte[] bytes) {
        readsOrRefuses(ValidatorSet.CODEC, bytes);
    }

    @Property
    void evidenceIsReadOrRefused(@ForAll("evidences") byte[] bytes) {
        try {
            assertThat(Evidence.decode(bytes).encode()).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).isNotNull();
        }
    }

    @Property
    void genesisDocumentsAreReadOrRefused(@ForAll("genesisDocuments") byte[] bytes) {
        try {
            assertThat(Genesis.parse(Bytes.of(bytes)).network()).isEqualTo(Hash.of(bytes));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static <T> void readsOrRefuses(Codec<T> codec, byte[] bytes) {
        try {
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).isNotNull();
        }
    }
}
