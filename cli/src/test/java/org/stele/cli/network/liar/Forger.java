package org.stele.cli.network.liar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Certificate.PlacedSignature;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;

/**
 * Makes what is false and well signed, with the member's own vote key.
 *
 * @param self the member
 */
record Forger(Hash network, RandomId self, SigningKey key) {
    private static final Hash OTHER = Hash.of("nobody computes this".getBytes(StandardCharsets.US_ASCII));
    /** Of four members. */
    private static final int TOO_FEW = 2;

    Vote forOtherState(Vote vote) {
        Header header = vote.header();
        return Vote.sign(network, with(header, header.entry(), OTHER), self, key);
    }

    Vote forOtherEntry(Vote vote) {
        return Vote.sign(network, with(vote.header(), OTHER, OTHER), self, key);
    }

    OrderedBlock ofOtherState(OrderedBlock block) {
        Header header = block.certifiedHeader().header();
        CertifiedHeader forged = new CertifiedHeader(
                with(header, header.entry(), OTHER), block.certifiedHeader().certificate());
        return new OrderedBlock(forged, block.entry());
    }

    OrderedBlock signedByTooFew(OrderedBlock block) {
        CertifiedHeader certified = block.certifiedHeader();
        List<PlacedSignature> signatures = certified.certificate().signatures();
        Certificate cut = new Certificate(signatures.subList(0, TOO_FEW));
        return new OrderedBlock(new CertifiedHeader(certified.header(), cut), block.entry());
    }

    Bytes tickAhead() {
        return Batch.sign(network, self, key, now().plus(Duration.ofHours(1)), List.of())
                .encoded();
    }

    /** With a transaction that nobody signed. */
    Bytes invalidBatch() {
        byte[] other = "something else".getBytes(StandardCharsets.US_ASCII);
        Envelope forged = Envelope.of(
                Bytes.wrap("{}".getBytes(StandardCharsets.US_ASCII)),
                List.of(new SignatureEntry(key.verificationKey(), Bytes.wrap(key.sign(Domain.TRANSACTION, other)))));
        return Batch.sign(network, self, key, now(), List.of(forged)).encoded();
    }

    /** The same transactions in a batch of this member's; ticks stay as they are, and so does what is no batch. */
    Bytes passedOff(Bytes entry) {
        try {
            Batch batch = Batch.decode(entry);
            return batch.transactions().isEmpty()
                    ? entry
                    : Batch.sign(network, self, key, batch.clock(), batch.transactions())
                            .encoded();
        } catch (IllegalArgumentException e) {
            return entry;
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private static Header with(Header header, Hash entry, Hash state) {
        return new Header(
                header.epoch(),
                header.position(),
                header.height(),
                header.previous(),
                entry,
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                state,
                header.validators(),
                header.nextValidators());
    }
}
