package org.stele.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;

/** The bytes of a proof that holds, its hashes made here by {@code docs/formats.md} and not by the code that they pin. */
class GoldenProofTest {
    private static final Genesis GENESIS = ToyNetwork.genesis(1, Instant.ofEpochMilli(1_700_000_000_000L));
    private static final RandomId KEY = new RandomId(filled(8, 16));
    private static final Hash VALUE = new Hash(filled(9, 32));
    private static final byte[] ENCODED_KEY = ToyTables.RECORDS.keys().encode(KEY);
    private static final byte[] ENCODED_VALUE = ToyTables.RECORDS.values().encode(VALUE);
    private static final long HEIGHT = 5;

    @Test
    void proofBytes() throws ProofException {
        Proof proof = new ProofFile(GENESIS.network(), List.of(), certified(), claim()).encode();
        Proven proven = new ProofVerifier(GENESIS).verify(proof);
        assertThat(Statement.valueOf(proven.statement(), ToyTables.RECORDS, KEY))
                .contains(VALUE);
        assertThat(proof.encoded().length()).isEqualTo(513);
        assertThat(Hash.of(proof.encoded().unsafeArray())).hasToString("2EVo_pREOLanRqBoTc16wsrNltVmxcvr82P_2ZnSKGA");
    }

    /** The value alone in the state, so that there are no siblings. */
    private static ProofFile.StateClaim claim() {
        byte[] path = ByteBuffer.allocate(3 + Hash.LENGTH)
                .putShort((short) 0)
                .put((byte) 1)
                .put(valueHash().unsafeArray())
                .array();
        return new ProofFile.StateClaim(
                1,
                1,
                ToyTables.RECORDS.name(),
                Bytes.wrap(ENCODED_KEY),
                Optional.of(Bytes.wrap(ENCODED_VALUE)),
                Bytes.wrap(path));
    }

    private static CertifiedHeader certified() {
        Hash validators = GENESIS.validators().hash();
        Header header = new Header(
                1,
                9,
                HEIGHT,
                new Hash(filled(1, 32)),
                new Hash(filled(7, 32)),
                Instant.ofEpochMilli(1_700_000_000_123L),
                2,
                0,
                Hash.of(),
                Hash.of(),
                state(),
                validators,
                validators);
        Vote vote = Vote.sign(GENESIS.network(), header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));
        return new CertifiedHeader(header, new Certificate(List.of(new PlacedSignature(0, vote.signature()))));
    }

    private static Hash state() {
        byte[] table = ToyTables.RECORDS.name().getBytes(StandardCharsets.US_ASCII);
        byte[] length = ByteBuffer.allocate(2).putShort((short) table.length).array();
        Hash keyHash = Hash.of(new byte[] {3}, length, table, ENCODED_KEY);
        Hash root = Hash.of(new byte[] {0}, keyHash.unsafeArray(), valueHash().unsafeArray());
        byte[] numbers = ByteBuffer.allocate(16).putLong(HEIGHT).putLong(1).array();
        return Hash.of(new byte[] {2, 1}, numbers, root.unsafeArray());
    }

    private static Hash valueHash() {
        return Hash.of(new byte[] {4}, ENCODED_VALUE);
    }

    private static Bytes filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Bytes.wrap(bytes);
    }
}
