package org.stele.ledger.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.ledger.Role;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.agreement.Statements;
import org.stele.ledger.block.Header;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.directory.LedgerDirectory.KeptStatements;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.validator.Validator;

/**
 * What a validator states of its votes, while it does not run. The statement is kept in the ledger's folder, and while it is, the
 * node votes no more; until it knows of a later epoch, in which no such statement counts. Until then it may state again, in an epoch
 * that begins meanwhile by itself; since it gave no vote, the statement before is as true as it was, and is kept too: the others may
 * agree by that one. For one thread.
 */
record OwnStatement(LedgerDirectory directory, LedgerStore store, Epochs epochs, Hash network, Role.Voter voter) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnStatement.class);

    /** What the voter is while this is as it is now. */
    Role role() throws IOException {
        List<Statement> kept = kept();
        if (kept.isEmpty()) {
            return voter;
        }
        if (kept.getLast().content().epoch() < epochs.begun()) {
            directory.forgetStatement();
            return voter;
        }
        LOG.warn("this node stated what it voted for, and votes no more until the members agreed: stele network agree."
                + " Where they do not, rotate its vote key");
        return new Role.Stated(voter, key());
    }

    /** Makes it from the votes that are stored; the same, once it is made in this epoch. */
    Statement make(Header base) throws IOException {
        List<Statement> kept = kept();
        if (!kept.isEmpty() && kept.getLast().content().epoch() >= epochs.newest()) {
            return kept.getLast();
        }
        requireWhatStands();
        Statement statement = Statement.sign(
                new Statement.Content(network, voter.organisation(), base, epochs.newest(), blocksAbove(base)), key());
        keep(Stream.concat(kept.stream().filter(this::stillCounts), Stream.of(statement))
                .toList());
        return statement;
    }

    private boolean stillCounts(Statement before) {
        return before.content().epoch() >= epochs.begun();
    }

    private void keep(List<Statement> statements) throws IOException {
        directory.keep(new KeptStatements(
                key().verificationKey(),
                statements.stream()
                        .map(statement -> Bytes.wrap(statement.encode()))
                        .toList()));
    }

    /** Where an agreement was carried out again, and cut short, votes may no longer be stored with their blocks. */
    private void requireWhatStands() {
        if (epochs.agreed().filter(agreed -> !epochs.isInPlace(agreed)).isPresent()) {
            throw new AgreementException(
                    "what the members agreed on before is not in place here: give that agreement again first");
        }
    }

    /** Returns where members may go by these: in this epoch, and by what is kept here, if anything of this member. */
    void requireIn(Statements statements) throws IOException {
        if (statements.epoch() < epochs.begun() || statements.epoch() > epochs.newest()) {
            throw new AgreementException("these statements were made in epoch " + statements.epoch()
                    + ", and this node knows of epoch " + epochs.newest()
                    + ": let all members state again, when each has given the agreement before, or followed");
        }
        Optional<Statement> own = in(statements);
        if (own.isPresent() && !kept().contains(own.get())) {
            throw new AgreementException("this node may have voted since these statements were made: make another"
                    + " with 'stele network statement', and have all members take that");
        }
    }

    /** What this node stated with the key of today, as far as it is among these. */
    Optional<Statement> in(Statements statements) {
        return statements.of(voter.organisation()).filter(this::isByTheKeyOfToday);
    }

    /**
     * The oldest first, where they are by the key of today: what another one voted for, before it was rotated, says nothing of this
     * one.
     */
    private List<Statement> kept() throws IOException {
        Optional<KeptStatements> kept = directory.statements();
        if (kept.isEmpty()) {
            return List.of();
        }
        try {
            List<Statement> statements = kept.get().encoded().stream()
                    .map(encoded -> Statement.decode(encoded.unsafeArray()))
                    .toList();
            boolean isOwn = kept.get().key().equals(key().verificationKey());
            if (statements.isEmpty() || statements.stream().anyMatch(one -> isByTheKeyOfToday(one) != isOwn)) {
                throw new IllegalArgumentException("not what the key signed that it names");
            }
            return isOwn ? statements : List.of();
        } catch (IllegalArgumentException e) {
            throw directory.damagedStatement(e);
        }
    }

    private boolean isByTheKeyOfToday(Statement statement) {
        return statement.isBy(network, validator());
    }

    private Validator validator() {
        return new Validator(voter.organisation(), key().verificationKey());
    }

    /** That which is in force after the newest certified block; the newest where none is, or nothing is certified. */
    private SigningKey key() {
        return store.certifiedHeight()
                .flatMap(height -> voter.keyAmong(store.validators(height + 1)))
                .orElse(voter.keys().getFirst());
    }

    /** Of this key alone: one that came into force since has stated nothing, and counts as silent. */
    private List<StatedBlock> blocksAbove(Header base) {
        OwnVotes votes = new OwnVotes(network, voter, store);
        List<StatedBlock> blocks = new ArrayList<>();
        for (long height = base.height() + 1; height <= store.head().orElseThrow(); height++) {
            StoredBlock block = store.block(height).orElseThrow();
            votes.given(block.header(), store.validators(height))
                    .filter(vote -> vote.isBy(network, validator()))
                    .ifPresent(vote -> blocks.add(new StatedBlock(vote, block.entry())));
        }
        return blocks;
    }
}
