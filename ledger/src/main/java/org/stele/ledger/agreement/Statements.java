package org.stele.ledger.agreement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The statements of at least a quorum of the validators, without those that lied: then whatever block may have a certificate
 * somewhere follows from them, and all others have none and never will.
 */
public final class Statements {
    private static final Comparator<Statement> EPOCH =
            Comparator.comparingLong(statement -> statement.content().epoch());
    private static final Comparator<Statement> ORDER =
            Comparator.comparing(statement -> statement.content().organisation());

    private final Hash network;
    private final List<Statement> statements;

    /**
     * Says nothing yet of whether they hold together.
     *
     * @throws AgreementException where a member has two
     */
    public Statements(Hash network, List<Statement> statements) {
        this.network = network;
        this.statements = statements.stream().sorted(ORDER).toList();
        for (int i = 1; i < this.statements.size(); i++) {
            RandomId member = member(this.statements.get(i));
            if (member.equals(member(this.statements.get(i - 1)))) {
                throw new AgreementException(
                        "there are two statements of " + member + ": give one file of each member, the newest");
            }
        }
    }

    /** What the members compare: SHA-256 over the statements' hashes, in order of their organisations. */
    public Hash hash() {
        ByteBuffer hashes = ByteBuffer.allocate(statements.size() * Hash.LENGTH);
        statements.forEach(statement -> hashes.put(statement.hash().unsafeArray()));
        return Hash.of(hashes.array());
    }

    public List<RandomId> members() {
        return statements.stream().map(Statements::member).toList();
    }

    /** That of one member. */
    public Optional<Statement> of(RandomId member) {
        return statements.stream()
                .filter(statement -> member(statement).equals(member))
                .findFirst();
    }

    /**
     * Returns where they are of a quorum, in one epoch, each made by a member of this network, and none contradicts what is
     * certified. Statements of an epoch before may be false by now: who made them votes again.
     *
     * @param chain what is certified here
     * @throws AgreementException where it is not so; the message says whose fault it is, and what to do
     */
    public void requireSound(CertifiedChain chain) {
        statements.forEach(statement -> require(statement, chain));
        requireOneEpoch();
        requireQuorum(chain.validators(base() + 1));
    }

    private void requireOneEpoch() {
        Statement first = statements.stream().min(EPOCH).orElseThrow(Statements::none);
        Statement last = statements.stream().max(EPOCH).orElseThrow(Statements::none);
        if (first.content().epoch() < last.content().epoch()) {
            throw new AgreementException(member(first) + " made its statement in epoch "
                    + first.content().epoch() + ", and " + member(last)
                    + " in epoch " + last.content().epoch()
                    + ": let the first give the agreement before, or run until it has followed, and state again."
                    + " Where nobody but the second knows of that epoch, it lied: agree without it");
        }
    }

    private void requireQuorum(ValidatorSet validators) {
        int stated = stated(validators);
        if (stated < validators.quorum()) {
            throw new AgreementException("these are the statements of " + stated + " of the " + validators.size()
                    + " members that vote: get those of " + (validators.quorum() - stated) + " more");
        }
    }

    private int stated(ValidatorSet validators) {
        return (int) statements.stream()
                .filter(statement -> isByOneOf(validators, statement))
                .count();
    }

    private int absent(ValidatorSet validators) {
        return (int) validators.validators().stream()
                .filter(validator -> of(validator.organisation()).isEmpty())
                .count();
    }

    /** The height of the newest block that one of them knows to be certified. */
    private long base() {
        return statements.stream()
                .mapToLong(statement -> statement.content().base().height())
                .max()
                .orElseThrow(Statements::none);
    }

    /**
     * Whether sound statements end before what is certified here: then blocks became final in a later epoch since.
     *
     * @throws AgreementException where what is certified here does not follow from them, or they do not hold together after it
     */
    public boolean isOvertakenBy(CertifiedChain chain) {
        Header last = chain.header(base());
        while (last.height() < chain.newest().height()) {
            Header next = chain.header(last.height() + 1);
            Optional<Header> standing = standing(last, chain.validators(next.height()))
                    .map(block -> block.vote().header());
            if (standing.isEmpty() && next.epoch() > epoch()) {
                return true;
            }
            requireFollows(next, standing);
            last = next;
        }
        Optional<StatedBlock> _ = standing(last, chain.validators(last.height() + 1));
        return false;
    }

    private static void requireFollows(Header certified, Optional<Header> standing) {
        if (!standing.equals(Optional.of(certified))) {
            throw new AgreementException("block " + certified.height()
                    + " is certified here, and does not follow from these statements: one of them is false."
                    + " Let nobody go on with them, and find out who lied");
        }
    }

    private void require(Statement statement, CertifiedChain chain) {
        RandomId member = member(statement);
        Header base = statement.content().base();
        if (!statement.content().network().equals(network)) {
            throw new AgreementException(
                    "the statement of " + member + " was made in another network: ask for that of this one");
        }
        if (base.height() > chain.newest().height()) {
            throw new AgreementException(member + " states that block " + base.height()
                    + " is certified, which this node has not heard of: start both nodes, and stop them when both have it."
                    + " Where it cannot show that block, agree without it");
        }
        if (!isByOneOf(chain.validators(base.height() + 1), statement)) {
            throw new AgreementException("the statement of " + member
                    + " was not signed by a member that votes, or was changed: have it sent again");
        }
        if (!chain.header(base.height()).equals(base) || lies(statement)) {
            throw new AgreementException("the statement of " + member
                    + " contradicts itself, or what is certified: it lied. Agree without it");
        }
    }

    private static boolean lies(Statement statement) {
        Header base = statement.content().base();
        List<StatedBlock> blocks = statement.content().blocks();
        Set<Long> heights = new HashSet<>();
        return statement.content().epoch() < base.epoch()
                || blocks.stream()
                        .anyMatch(block -> !block.vote().organisation().equals(member(statement))
                                || block.vote().header().epoch()
                                        > statement.content().epoch()
                                || !heights.add(block.vote().header().height()));
    }

    /**
     * The block after {@code last} that may have a certificate somewhere: with those who stated nothing it has a quorum. Where as
     * many members as may lie stated nothing, those are taken for the liars; else there may be some among the others. A key that came
     * into force with a block that is not certified yet has stated nothing, though its member did.
     *
     * @param validators in force for it
     * @throws AgreementException where it may be one of several, or any
     */
    public Optional<StatedBlock> standing(Header last, ValidatorSet validators) {
        int silent = validators.size() - stated(validators);
        int hidden = Math.max(0, validators.tolerated() - absent(validators));
        int needed = validators.quorum() - silent - hidden;
        if (needed < 1) {
            throw new AgreementException(
                    "for block " + (last.height() + 1) + " other keys vote than before, and too few of those stated"
                            + " anything: where the statement of a member that did not lie is missing, get it."
                            + " Where none is, no statement helps, since a key speaks for itself alone");
        }
        List<StatedBlock> possible = new ArrayList<>();
        for (List<StatedBlock> votes : votes(last, validators)) {
            if (votes.size() >= needed) {
                possible.add(withItsEntry(votes, validators));
            }
        }
        if (possible.size() > 1) {
            throw new AgreementException("of block " + (last.height() + 1) + " there are " + possible.size()
                    + " that may be certified: one of these members may have lied. Find out who did, and agree without it; where you are"
                    + " certain that none did, agree without any one of them");
        }
        return possible.stream().findFirst();
    }

    /** What was voted for after {@code last}, by header, of each validator once. */
    private Collection<List<StatedBlock>> votes(Header last, ValidatorSet validators) {
        Map<Header, List<StatedBlock>> byHeader = new LinkedHashMap<>();
        blocks().filter(block -> isAfter(last, block.vote().header()) && isByOneOf(validators, block.vote()))
                .forEach(block -> byHeader.computeIfAbsent(block.vote().header(), _ -> new ArrayList<>())
                        .add(block));
        return byHeader.values();
    }

    private static StatedBlock withItsEntry(List<StatedBlock> votes, ValidatorSet validators) {
        return votes.stream()
                .filter(block -> block.hasItsEntry(validators))
                .findFirst()
                .orElseThrow(() -> new AgreementException("nobody stated what block "
                        + votes.getFirst().vote().header().height()
                        + " was made of: who voted for it lied. Agree without it"));
    }

    private static boolean isAfter(Header last, Header header) {
        return header.height() == last.height() + 1 && header.previous().equals(last.hash());
    }

    /** A key that came into force since speaks for itself alone. */
    private boolean isByOneOf(ValidatorSet validators, Statement statement) {
        int place = validators.placeOf(member(statement));
        return place >= 0 && statement.isBy(network, validators.validators().get(place));
    }

    private boolean isByOneOf(ValidatorSet validators, Vote vote) {
        int place = validators.placeOf(vote.organisation());
        return place >= 0 && vote.isBy(network, validators.validators().get(place));
    }

    /** The newest epoch that anybody of them knows to have begun. */
    public long epoch() {
        return statements.stream()
                .mapToLong(statement -> statement.content().epoch())
                .max()
                .orElseThrow(Statements::none);
    }

    private static AgreementException none() {
        return new AgreementException("there are no statements");
    }

    private Stream<StatedBlock> blocks() {
        return statements.stream().flatMap(statement -> statement.content().blocks().stream());
    }

    private static RandomId member(Statement statement) {
        return statement.content().organisation();
    }
}
