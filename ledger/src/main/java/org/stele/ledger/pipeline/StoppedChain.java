package org.stele.ledger.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stele.crypto.Hash;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.Role;
import org.stele.ledger.agreement.Agreement;
import org.stele.ledger.agreement.Agreement.Progress;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.CertifiedChain;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.agreement.Statements;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.AgreedEpoch;
import org.stele.ledger.state.GivenVote;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Tables;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The chain of a validator that does not run, on which nothing becomes final any more: what it voted for is stated, and what the
 * members agreed on is carried out. Both may be repeated, also where they were cut short. For one thread.
 */
public final class StoppedChain implements AutoCloseable {
    private final ChainFiles files;
    private final LedgerStore store;
    private final Genesis genesis;
    private final RuleBook book;
    private final Epochs epochs;
    private final OwnStatement own;
    private final OwnVotes votes;
    private boolean isSound = true;

    private StoppedChain(ChainFiles files, Genesis genesis, List<Rules> rules, Role.Voter voter) {
        this.files = files;
        this.store = files.store();
        this.genesis = genesis;
        this.book = new RuleBook(rules);
        this.epochs = Epochs.of(store, rules, genesis.network());
        this.own = new OwnStatement(files.directory(), store, epochs, genesis.network(), voter);
        this.votes = new OwnVotes(genesis.network(), files.role(), store);
    }

    /**
     * Takes the folder of a node that does not run.
     *
     * @throws LedgerStoppedException where a node uses it, or it is damaged or another network's
     */
    public static StoppedChain open(Path folder, Genesis genesis, List<Rules> rules, Role.Voter voter) {
        return new StoppedChain(ChainFiles.open(folder, genesis, rules, voter), genesis, rules, voter);
    }

    /**
     * States what this validator voted for; the same, once it is stated. From then on it votes no more.
     *
     * @throws AgreementException where it has no vote
     */
    public Statement state() throws IOException {
        if (!hasVote()) {
            throw new AgreementException(
                    "this node has no vote, and nothing to state: it follows by itself where the others"
                            + " went on. Set the epoch and raft.peers that they agreed on, and run it");
        }
        return own.make(newest());
    }

    private boolean hasVote() {
        return switch (files.role()) {
            case Role.Voter voter ->
                voter.keyAmong(store.validators(newest().height() + 1)).isPresent();
            case Role.Stated _ -> true;
            case Role.Observer _ -> false;
        };
    }

    /**
     * What these statements mean here, together, before the members compare which they took. Changes nothing.
     *
     * @throws AgreementException where the members cannot agree by them, or should not, since one of them lied
     */
    public Agreement compare(List<Statement> all) throws IOException {
        Agreement agreement = consider(all);
        agreement.evidence().stream().findFirst().ifPresent(evidence -> {
            throw new AgreementException(evidence.organisation() + " has lied, as evidence " + evidence.id()
                    + " shows: agree without its statement");
        });
        return agreement;
    }

    /**
     * What these statements mean here, together, once members compared them. Changes nothing. Evidence that came since keeps no
     * member back: the others may have gone on by these.
     *
     * @throws AgreementException where the members cannot agree by them
     */
    public Agreement consider(List<Statement> all) throws IOException {
        Statements statements = new Statements(genesis.network(), all);
        CertifiedChain chain = certified();
        statements.requireSound(chain);
        Optional<AgreedEpoch> before = agreedBy(statements);
        if (before.isPresent()) {
            boolean isDone = chain.newest().height() + 1 >= before.get().height()
                    || before.get().epoch() < epochs.newest();
            return new Agreement(statements, isDone ? Progress.CARRIED_OUT : Progress.OPEN, epochs.newest(), List.of());
        }
        boolean isOvertaken = statements.isOvertakenBy(chain);
        if (isOvertaken) {
            return new Agreement(statements, Progress.OVERTAKEN, epochs.newest(), List.of());
        }
        own.requireIn(statements);
        return new Agreement(statements, Progress.OPEN, epochs.newest(), evidenceAgainst(statements));
    }

    private Optional<AgreedEpoch> agreedBy(Statements statements) {
        Hash hash = statements.hash();
        return store.agreedEpochs().stream()
                .filter(agreed -> agreed.statements().equals(hash))
                .findFirst();
    }

    private List<Evidence> evidenceAgainst(Statements statements) {
        return store.evidence().stream()
                .filter(evidence -> statements
                        .of(evidence.organisation())
                        .filter(statement -> isByTheLiar(statement, evidence))
                        .isPresent())
                .toList();
    }

    /** By the very key that lied: an organisation whose key was stolen has another since. */
    private boolean isByTheLiar(Statement statement, Evidence evidence) {
        ValidatorSet validators = store.validators(evidence.height());
        int place = validators.placeOf(evidence.organisation());
        return place >= 0
                && statement.isBy(genesis.network(), validators.validators().get(place));
    }

    /**
     * Takes back what does not stand, takes what does and votes for it, and lets an epoch begin after it, in which the node votes
     * again; of what was done already, nothing again. Whoever does so must do it with the same statements.
     *
     * @param agreement as {@link #consider} found it
     * @return the epoch that the node is to be started in
     * @throws AgreementException where they come to several blocks for one height, or this node agreed on others before
     * @throws LedgerStoppedException where a block comes to another result here
     */
    public long carryOut(Agreement agreement) throws IOException, InterruptedException {
        isSound = false;
        long epoch = switch (agreement.progress()) {
            case OPEN -> begin(agreement.statements());
            case CARRIED_OUT, OVERTAKEN -> agreement.epoch();
        };
        isSound = true;
        return epoch;
    }

    private long begin(Statements statements) throws IOException, InterruptedException {
        boolean isFirst = agreedBy(statements).isEmpty();
        if (isFirst && own.in(statements).isEmpty() && !(files.role() instanceof Role.Observer)) {
            // what is taken back can still be stated if this is cut short
            Statement _ = own.make(newest());
        }
        Optional<AgreedEpoch> before = epochs.agreed();
        Map<Long, GivenVote> given = new TreeMap<>();
        Header last = takeWhatStands(statements, given, before.filter(epochs::isInPlace));
        before.filter(agreed -> !epochs.isInPlace(agreed)).ifPresent(agreed -> {
            throw Successor.refusal(agreed);
        });
        long epoch = Math.max(statements.epoch(), Math.max(last.epoch(), votedEpochAfter(last))) + 1;
        store.putAgreement(new AgreedEpoch(last.height() + 1, last.hash(), epoch, statements.hash()), given);
        return epoch;
    }

    /** Votes are written when all is decided: one that nobody saw would stand in the way of another agreement. */
    private Header takeWhatStands(Statements statements, Map<Long, GivenVote> given, Optional<AgreedEpoch> inPlace)
            throws InterruptedException {
        Header last = newest();
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            Successor successor =
                    new Successor(store, book, genesis.network(), new EntryChecker(genesis.network(), worker), inPlace);
            Optional<StatedBlock> standing = statements.standing(last, store.validators(last.height() + 1));
            while (standing.isPresent()) {
                last = successor.take(standing.get());
                long height = last.height();
                votes.onAgreed(last, store.validators(height)).ifPresent(vote -> given.put(height, GivenVote.of(vote)));
                standing = statements.standing(last, store.validators(height + 1));
            }
            successor.takeBack(last.height());
        }
        return last;
    }

    private long votedEpochAfter(Header last) {
        return new BlockExecutor(book, genesis.network(), _ -> Optional.empty()).epochAfter(last, new Tables(store));
    }

    private Header newest() {
        return store.certifiedHeight()
                .flatMap(store::header)
                .orElseThrow(() -> new AgreementException(
                        "no block is certified here yet: run the node until it has the first, and stop it again"));
    }

    private CertifiedChain certified() {
        Header newest = newest();
        return new CertifiedChain() {
            @Override
            public Header newest() {
                return newest;
            }

            @Override
            public Header header(long height) {
                return store.header(height).orElseThrow();
            }

            @Override
            public ValidatorSet validators(long height) {
                return store.validators(height);
            }
        };
    }

    /** Not sealed where it was cut short: fsck is then to find whatever is damaged. */
    @Override
    public void close() {
        if (isSound) {
            files.closeSealed();
        } else {
            files.close();
        }
    }
}
