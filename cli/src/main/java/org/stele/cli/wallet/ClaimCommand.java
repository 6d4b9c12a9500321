package org.stele.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.directory.LockFile;
import org.stele.ledger.proof.ProofException;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.Claim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code stele wallet claim}. The keys are on the disk before the ledger hears of them, so that nothing that happens afterwards
 * leaves a subject bound to keys that nobody has.
 */
@Command(
        name = "claim",
        description = {
            "Take your records with the code that the desk gave you; makes your keys.",
            "Where you are not told that it worked, give the same command again."
        })
final class ClaimCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "The hospital's node.")
    private URI node;

    @Option(names = "--subject", required = true, paramLabel = "ID", description = "Stands on the slip.")
    private SubjectId subject;

    @Option(names = "--clerk", required = true, paramLabel = "SEAT", description = "Stands on the slip.")
    private SeatId clerk;

    @Option(
            names = "--code",
            required = true,
            interactive = true,
            echo = true,
            arity = "0..1",
            description = "The code on the slip; asked for where it is left out.")
    private String code;

    @Override
    public Integer call() throws IOException {
        options.requireWritable();
        try (LockFile _ = options.lock()) {
            return claim();
        }
    }

    private int claim() throws IOException {
        Wallet before = options.loadOrNew();
        if (before.role(subject.author().toString()).isPresent()) {
            System.out.println(subject.author() + " is yours already");
            return 0;
        }
        StoredRole role = Conversation.with(node.toString(), () -> keys(before));
        Wallet kept = before.withPending(role);
        options.save(kept);
        take(role);
        options.save(kept.with(role));
        System.out.println("claimed: " + role + " is yours. Keep the file and its passphrase: no node has your keys.");
        return 0;
    }

    /** Those of a try before, at the node that is named now; fresh ones where there was none. */
    private StoredRole keys(Wallet before) throws IOException, NodeProblem {
        AskedNode asked = AskedNode.at(node);
        Holder fresh = Holder.create(asked.network(), subject.author());
        Holder patient = before.unclaimed().stream()
                .filter(pending -> pending.author().equals(subject.author()))
                .findFirst()
                .map(StoredRole::holder)
                .orElse(fresh);
        if (!patient.network().equals(fresh.network())) {
            throw new CommandFailed("the wallet has keys for this subject in another network than that node's");
        }
        return StoredRole.of(patient, asked.organisation(), node);
    }

    private void take(StoredRole role) {
        String hint = ". The keys are kept in " + options.file() + ": the same command tries again with them";
        try {
            Conversation.with(role, () -> post(role));
        } catch (CommandFailed e) {
            throw new CommandFailed(e.getMessage() + hint, e);
        } catch (IOException e) {
            throw new CommandFailed("the answer of " + node + " was lost: " + e.getMessage() + hint, e);
        }
    }

    /** A refusal is none where a claim of before went through, and only its answer was lost. */
    private boolean post(StoredRole role) throws IOException, NodeProblem {
        try {
            Claim.post(Conversation.node(role), role.holder(), clerk, code);
        } catch (NodeProblem refused) {
            if (!isTaken(role)) {
                throw refused;
            }
        }
        return true;
    }

    private boolean isTaken(StoredRole role) throws IOException, NodeProblem {
        try {
            return Claim.isTaken(Conversation.node(role), network.verifier(role), role.holder());
        } catch (ProofException e) {
            throw new CommandFailed("what the node says of the subject does not hold: " + e.getMessage(), e);
        }
    }
}
