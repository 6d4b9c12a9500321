package org.stele.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.directory.LockFile;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.staff.SeatKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code stele wallet seat}. The key comes first: a licence is made out to it, and the seat is opened with it. So it is on the disk before
 * anybody hears of it.
 */
@Command(
        name = "seat",
        description = {
            "For members of staff: make the key for your seat, and keep the seat with it once it is open.",
            "Without --seat it makes the key and shows it, the same one each time until it has its seat."
        })
final class SeatCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "Your organisation's node.")
    private URI node;

    @Option(
            names = "--seat",
            paramLabel = "SEAT",
            description = "That was opened with the key; the administrator has it.")
    private @Nullable SeatId seat;

    @Override
    public Integer call() throws IOException {
        options.requireWritable();
        try (LockFile _ = options.lock()) {
            Wallet wallet = options.loadOrNew();
            AskedNode asked = Conversation.with(node.toString(), () -> AskedNode.at(node));
            return seat == null ? make(wallet, asked) : keep(wallet, asked, seat);
        }
    }

    private int make(Wallet wallet, AskedNode asked) {
        StoredRole key =
                wallet.unclaimed().stream().filter(isKeyFor(asked)).findFirst().orElseGet(() -> fresh(asked));
        options.save(wallet.withPending(key));
        System.out.println("the key for your seat: " + key.author().name());
        System.out.println(
                "Have your licence made out to it and your seat opened with it, then: stele wallet seat --node " + node
                        + " --seat SEAT");
        return 0;
    }

    private StoredRole fresh(AskedNode asked) {
        Holder made = Holder.create(asked.network(), new Author(Actor.KEY, "new"));
        Author author = new Author(Actor.KEY, made.signing().verificationKey().toString());
        return StoredRole.of(made.as(author), asked.organisation(), node);
    }

    private static Predicate<StoredRole> isKeyFor(AskedNode asked) {
        return role -> role.author().kind().equals(Actor.KEY)
                && role.network().equals(asked.network())
                && role.node().equals(asked.organisation());
    }

    private int keep(Wallet wallet, AskedNode asked, SeatId wanted) throws IOException {
        if (wallet.role(wanted.author().toString()).isEmpty()) {
            StoredRole role = wallet.unclaimed().stream()
                    .filter(isKeyFor(asked))
                    .findFirst()
                    .map(key -> StoredRole.of(key.holder().as(wanted.author()), asked.organisation(), node))
                    .orElseThrow(() -> new CommandFailed(
                            "the wallet has no key for a seat there: make one with 'stele wallet seat --node " + node
                                    + "'"));
            requireOpen(role);
            options.save(wallet.with(role));
        }
        System.out.println(wanted.author() + " is yours. Keep the file and its passphrase: no node has your key.");
        return 0;
    }

    private void requireOpen(StoredRole role) throws IOException {
        ProofVerifier verifier = network.verifier(role);
        boolean isOpen = Conversation.with(role, () -> {
            try {
                return SeatKey.isOf(Conversation.node(role), verifier, role.holder());
            } catch (ProofException e) {
                throw new CommandFailed("what the node says of the seat does not hold: " + e.getMessage(), e);
            }
        });
        if (!isOpen) {
            throw new CommandFailed(
                    "no such seat was opened with the wallet's key: compare both with your administrator");
        }
    }
}
