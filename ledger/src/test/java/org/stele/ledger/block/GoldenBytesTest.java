package org.stele.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.crypto.merkle.StateHash;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.validator.ValidatorSet;

/** The bytes of every format, as {@code docs/formats.md} gives them: a change here is a change of the network's rules. */
class GoldenBytesTest {
    private static final String PAYLOAD = "{\"network\":\"" + filled(1, 32) + "\",\"contract\":\"stone\","
            + "\"command\":\"withdraw\",\"body\":{\"record\":\"" + filled(2, 16) + "\"},\"author\":\"org:author0\","
            + "\"expires\":1700000000000,\"nonce\":\"" + filled(3, 16) + "\"}";

    private static Bytes filled(int value, int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return Bytes.wrap(bytes);
    }

    private static Hash hash(int value) {
        return new Hash(filled(value, 32));
    }

    private static SigningKey key() {
        return ToyNetwork.key(7);
    }

    static Envelope envelope() {
        Bytes payload = Bytes.wrap(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        Bytes signature = Bytes.wrap(key().sign(Domain.TRANSACTION, payload.unsafeArray()));
        return Envelope.of(payload, List.of(new SignatureEntry(key().verificationKey(), signature)));
    }

    static Header header() {
        return new Header(
                1,
                9,
                5,
                hash(1),
                hash(7),
                Instant.ofEpochMilli(1_700_000_000_123L),
                2,
                1,
                hash(2),
                hash(3),
                hash(4),
                hash(5),
                hash(6));
    }

    @Test
    void transactionBytes() {
        assertThat(key().verificationKey()).hasToString("ed25519.SAM-MWOmcmV_K3OUrzKIqIKH1XAFHj1tCLbnKM7E7eg");
        assertThat(envelope().id()).hasToString("8VpQ8zfmzcFAMm4016LwEgCuh5rUVET63w6zH16dyc8");
        assertThat(hex(envelope().signatures().getFirst().signature()))
                .isEqualTo(
                        "0438d9ceb77b3b0e59410829d46d593f16640a271c0259e780abbd4b6dfe3f17f9261a7dff5207d00fa524c1469799a433b20c6948d5b2f52085521e685efb00");
        assertThat(Hash.of(envelope().encoded().unsafeArray()))
                .hasToString("zAnAhPdyCC5bU9V3tIEC1yZFwS1b1Y2JZPJAkIiiRd4");
        assertThat(envelope().leafHash()).hasToString("MC5eUHt-zFuNKFQcDsQaXfLJd_9UtYYjcFri6W0f3G8");
    }

    @Test
    void headerBytes() {
        assertThat(hex(Bytes.wrap(header().encode())))
                .isEqualTo(
                        "8d01090558200101010101010101010101010101010101010101010101010101010101010101582007070707070707070707070707070707070707070707070707070707070707071b0000018bcfe5687b02015820020202020202020202020202020202020202020202020202020202020202020258200303030303030303030303030303030303030303030303030303030303030303582004040404040404040404040404040404040404040404040404040404040404045820050505050505050505050505050505050505050505050505050505050505050558200606060606060606060606060606060606060606060606060606060606060606");
        assertThat(header().hash()).hasToString("B5JiZDGh9ZYtrq0S8_JyplFZopkXoNk-C82n01SN6W0");
    }

    @Test
    void receiptBytes() {
        byte[] receipt = Receipt.CODEC.encode(new Receipt(hash(7), Code.OK));
        assertThat(hex(Bytes.wrap(receipt)))
                .isEqualTo("8258200707070707070707070707070707070707070707070707070707070707070707624f4b");
        assertThat(MerkleLog.root(List.of(receipt))).hasToString("B7W38x3ew74Nj9s4st1nGBUT41OEafZVrUNXED-ZXYQ");
    }

    @Test
    void batchBytes() {
        Batch batch = Batch.sign(
                hash(1),
                new RandomId(filled(4, 16)),
                key(),
                Instant.ofEpochMilli(1_700_000_000_000L),
                List.of(envelope()));
        assertThat(batch.contentHash()).hasToString("sHFs_8Kb0r4cDk6dP7JMITC0iVz_fXqYj0HxPW7iEYU");
        assertThat(Hash.of(batch.encoded().unsafeArray())).hasToString("-EHKpbmVyKigXwWHrHslIDs-i5m2sHeowpP8hEJcWPM");
    }

    @Test
    void voteAndCertificateBytes() {
        Vote vote = Vote.sign(hash(1), header(), new RandomId(filled(4, 16)), key());
        assertThat(hex(vote.signature()))
                .isEqualTo(
                        "154b460e51701271053393cac83033e729419107d8c5541859b9b1a998072ac8586d6b46cd08ccacf0ec64ef3cdd7dda6726dbfd0ea524d77aebb2e79711c108");
        assertThat(Hash.of(Vote.CODEC.encode(vote))).hasToString("hcRmBqGRnaPONrHpM1pIpaFT1SkVBBJ_aXDS1M8Askk");
        Certificate certificate = new Certificate(List.of(new PlacedSignature(0, vote.signature())));
        assertThat(Hash.of(Certificate.CODEC.encode(certificate)))
                .hasToString("oA6Ios6aVHSioY1pFTXe4LXwefnbXvVdDtga8xosuQA");
        OrderedBlock block = new OrderedBlock(new CertifiedHeader(header(), certificate), filled(8, 3));
        assertThat(hex(Bytes.wrap(OrderedBlock.CODEC.encode(block))))
                .isEqualTo("8282" + hex(Bytes.wrap(header().encode()))
                        + hex(Bytes.wrap(Certificate.CODEC.encode(certificate))) + "43080808");
    }

    @Test
    void validatorBytes() {
        ValidatorSet set = new ValidatorSet(List.of(ToyNetwork.validator(1), ToyNetwork.validator(0)));
        assertThat(set.hash()).hasToString("Ukf4HRNvTI_O03VwoQzeG_ZvzZeS035c4oJTDSB7K-4");
    }

    @Test
    void stateBytes() {
        record Key(RandomId subject, long number) {}
        record Value(Hash commitment, Instant time, Optional<Code> code, boolean open) {}
        TableType<Key, Value> table = TableType.of("stone/golden", Key.class, Value.class);
        byte[] key = table.keys().encode(new Key(new RandomId(filled(8, 16)), 300));
        byte[] value = table.values()
                .encode(new Value(hash(9), Instant.ofEpochMilli(1_700_000_000_000L), Optional.empty(), true));
        assertThat(hex(Bytes.wrap(key))).isEqualTo("82500808080808080808080808080808080819012c");
        assertThat(hex(Bytes.wrap(value)))
                .isEqualTo(
                        "84582009090909090909090909090909090909090909090909090909090909090909091b0000018bcfe56800f6f5");
        assertThat(StateHash.key(table.name(), key)).hasToString("MehYWv45_ig6Wvd0nCgtNvAccBlz2HQT-XWgSdsIn0o");
        assertThat(StateHash.value(value)).hasToString("CLW-9Ye1WXJyxWm1Rg6LgTJxx45Z4P1WBh_MbdDHwvI");
    }

    @Test
    void genesisBytes() {
        Genesis genesis = ToyNetwork.genesis(1, Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(genesis.network()).hasToString("7b8BSvX3E3bbNmIHY_4AOtneZHJ-z2TKOZaF5hogYCQ");
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.unsafeArray());
    }
}
