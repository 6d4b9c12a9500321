package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.Actor;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.patient.MemberNames;
import org.stele.wallet.patient.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stele wallet show}. */
@Command(
        name = "show",
        description = {
            "What the wallet holds: your roles, and what you granted and restricted, as it stands on the ledger.",
            "Without a node that answers: what the wallet itself knows."
        })
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Override
    public Integer call() throws IOException {
        Wallet wallet = options.load();
        for (StoredRole role : wallet.roles()) {
            System.out.println(role + " at " + role.address());
        }
        for (StoredRole pending : wallet.unclaimed()) {
            System.out.println(pending + " at " + pending.address() + ", pending: " + advice(pending));
        }
        return wallet.given().isEmpty() ? 0 : show(options.roleOrFirst(wallet), wallet.given());
    }

    private static String advice(StoredRole pending) {
        return pending.author().kind().equals(Actor.KEY)
                ? "once your seat is open, 'stele wallet seat --seat'"
                : "give its 'stele wallet claim' again";
    }

    private int show(StoredRole role, List<StoredScope> given) throws IOException {
        try {
            LedgerProofs proofs = new LedgerProofs(role, network);
            Standing standing =
                    proofs.standing(given.stream().map(StoredScope::id).toList());
            print(given, standing, proofs.names(DecisionWords.members(standing.decisions())));
            return 0;
        } catch (CommandFailed e) {
            given.forEach(stored -> System.out.println(DecisionWords.line(stored)));
            System.err.println("stele: whether these count cannot be said: " + e.getMessage());
            return 1;
        }
    }

    private static void print(List<StoredScope> given, Standing standing, MemberNames names) {
        System.out.println("as of block " + standing.height() + ", " + standing.time() + ":");
        for (int i = 0; i < given.size(); i++) {
            System.out.println(
                    DecisionWords.line(given.get(i), standing.decisions().get(i), standing.time(), names));
        }
    }
}
