package org.stele.ledger.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** Headers that a member knows to be certified, from height 0 on, and what members can state above them. Nothing is executed. */
final class StatedChain implements CertifiedChain {
    static final Hash NETWORK = Hash.of(new byte[] {1});
    private static final Hash ANY = Hash.of(new byte[] {2});

    private final List<Header> headers = new ArrayList<>();
    private final List<ValidatorSet> validators = new ArrayList<>();

    /** One certified block, and as many members that vote. */
    StatedChain(int members) {
        headers.add(header(ANY, 0, 1, Batch.NONE));
        validators.add(new ValidatorSet(
                IntStream.range(0, members).mapToObj(ToyNetwork::validator).toList()));
    }

    private static Header header(Hash previous, long height, long epoch, Hash entry) {
        return new Header(
                epoch, height, height, previous, entry, Instant.ofEpochMilli(height), 1, 0, ANY, ANY, ANY, ANY, ANY);
    }

    /** An empty block after another. */
    static Header after(Header last, long epoch) {
        return after(last, epoch, Batch.NONE);
    }

    static Header after(Header last, long epoch, Hash entry) {
        return header(last.hash(), last.height() + 1, epoch, entry);
    }

    void certify(Header next) {
        headers.add(next);
    }

    /** From the block after the newest on, the first members vote with other keys. */
    void rotate(int first) {
        while (validators.size() <= newest().height()) {
            validators.add(validators.getLast());
        }
        List<Validator> rotated = new ArrayList<>(validators.getLast().validators());
        for (int i = 0; i < first; i++) {
            rotated.set(
                    i,
                    new Validator(
                            ToyNetwork.organisation(i),
                            ToyNetwork.voteKey(40 + i).verificationKey()));
        }
        validators.add(new ValidatorSet(rotated));
    }

    @Override
    public Header newest() {
        return headers.getLast();
    }

    @Override
    public Header header(long height) {
        return headers.get((int) height);
    }

    @Override
    public ValidatorSet validators(long height) {
        return validators.get((int) Math.min(height, validators.size() - 1));
    }

    /** The statement of member {@code index} that it voted for these, which are empty, above the newest. */
    Statement statement(int index, Header... voted) {
        StatedBlock[] blocks = Arrays.stream(voted)
                .map(header -> block(index, header, Bytes.wrap(new byte[0])))
                .toArray(StatedBlock[]::new);
        return statement(index, newest(), 1, blocks);
    }

    static Statement statement(int index, Header base, long epoch, StatedBlock... blocks) {
        return Statement.sign(
                new Statement.Content(NETWORK, ToyNetwork.organisation(index), base, epoch, List.of(blocks)),
                ToyNetwork.voteKey(index));
    }

    static StatedBlock block(int index, Header header, Bytes entry) {
        return new StatedBlock(
                Vote.sign(NETWORK, header, ToyNetwork.organisation(index), ToyNetwork.voteKey(index)), entry);
    }
}
