package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.GrantId;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.ProposalState;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele wallet proposals sign}. */
@Command(
        name = "sign",
        description = {
            "Grant what you were asked: shows all of it, and signs it with your own key.",
            "What they keep for your treatment stays with them when you take the grant back."
        })
final class ProposalSignCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Parameters(paramLabel = "PROPOSAL", description = "As 'stele wallet proposals list' names it.")
    private GrantId id;

    @Option(names = "--yes", description = "Sign without asking.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Wallet wallet = options.load();
        StoredRole role = options.role(wallet);
        GrantProposal proposal = proposal(role);
        LedgerProofs proofs = new LedgerProofs(role, network);
        ShownProposals.show(List.of(proposal), role, proofs);
        if (proposal.state() == ProposalState.WAITING && !isWanted()) {
            System.out.println("not signed; it waits until " + proposal.until());
            return 1;
        }
        Optional<StoredScope> signed = kept(wallet);
        if (proposal.state() != ProposalState.SIGNED) {
            requireWaiting(proposal);
            signed = Optional.of(sign(wallet, role, proposal));
        }
        System.out.println(SignedProposal.line(proposal, signed, proofs));
        System.out.println("granted: " + id + ". Take it back with 'stele wallet revoke " + id + "'.");
        return 0;
    }

    private GrantProposal proposal(StoredRole role) throws IOException {
        return Conversation.with(role, () -> Conversation.patient(role).proposals()).stream()
                .filter(one -> one.grant().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailed("there is no such proposal: 'stele wallet proposals list' names yours"));
    }

    private boolean isWanted() {
        return yes || YesOrNo.ask("Sign this grant?", "no terminal to ask at: give --yes");
    }

    private static void requireWaiting(GrantProposal proposal) {
        if (proposal.state() != ProposalState.WAITING) {
            throw new CommandFailed("it waits no more: 'stele wallet grant' grants what you want granted");
        }
    }

    /** The labels' salts first: a grant that stands is never one whose labels the wallet lost. */
    private StoredScope sign(Wallet wallet, StoredRole role, GrantProposal proposal) throws IOException {
        Optional<OpenedScope> kept = kept(wallet)
                .flatMap(StoredScope::scope)
                .filter(scope -> labels(scope).equals(proposal.terms().labels()));
        OpenedScope scope = kept.orElseGet(() -> OpenedScope.of(proposal.terms().labels()));
        StoredScope stored = new StoredScope(id.value(), Optional.of(scope));
        if (kept.isEmpty()) {
            options.save(wallet.with(stored));
        }
        Conversation.with(role, () -> Conversation.patient(role).grant(proposal, scope));
        return stored;
    }

    private Optional<StoredScope> kept(Wallet wallet) {
        return wallet.given().stream()
                .filter(given -> given.id().equals(id.value()))
                .findFirst();
    }

    private static Set<String> labels(OpenedScope scope) {
        return scope.labels().stream().map(OpenedLabel::label).collect(Collectors.toSet());
    }
}
