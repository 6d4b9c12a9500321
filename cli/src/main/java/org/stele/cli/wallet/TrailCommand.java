package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.TrailEntry;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.Evidence;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.formats.proof.TrailProof;
import org.stele.ledger.contract.Author;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stele wallet trail}. */
@Command(
        name = "trail",
        description = {
            "Who looked at your records, when, what for and under which permission; who was refused; every emergency.",
            "The list is checked to be complete before it is shown."
        })
final class TrailCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--out", paramLabel = "FILE", description = "Keep the proof there, for 'stele verify'.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        ProofVerifier verifier = network.verifier(role);
        Bytes trail = Bytes.wrap(
                Conversation.with(role, () -> Conversation.patient(role).trail()));
        show(trail, role, verifier);
        if (file != null) {
            OwnFiles.write(file, trail);
            System.out.println("the proof stands in " + file);
        }
        return 0;
    }

    private static void show(Bytes file, StoredRole role, ProofVerifier verifier) {
        try {
            TrailProof trail = own(file, role);
            Shown shown = trail.check(new Evidence(verifier));
            print(trail.ledgerEntries(new Evidence(verifier)), patient(trail, role.holder()), shown);
        } catch (ProofException | IllegalArgumentException e) {
            throw new CommandFailed("the node's trail does not hold: " + e.getMessage(), e);
        }
    }

    private static TrailProof own(Bytes file, StoredRole role) throws ProofException {
        if (ProofFile.read(file) instanceof TrailProof trail
                && trail.subjects().stream()
                        .anyMatch(part -> part.subject().author().equals(role.author()))
                && trail.custodian().value().equals(role.node())) {
            return trail;
        }
        throw new ProofException("it is not this subject's trail at this organisation");
    }

    /** The patient, at home and on the subjects for other organisations. */
    private static Set<Author> patient(TrailProof trail, Holder wallet) {
        return trail.subjects().stream()
                .map(part -> part.subject())
                .flatMap(subject -> Stream.of(subject.author(), key(subject, wallet)))
                .collect(Collectors.toSet());
    }

    /** Who takes a subject does so under the key's own name: where it is another than this, somebody else did. */
    private static Author key(SubjectId subject, Holder wallet) {
        Holder holder = subject.author().equals(wallet.author()) ? wallet : wallet.audience(subject);
        return new Author(Actor.KEY, holder.signing().verificationKey().toString());
    }

    private static void print(List<TrailEntry> entries, Set<Author> patient, Shown shown) {
        System.out.println("On the ledger, complete as of block " + shown.height() + ", " + shown.time() + ":");
        entries.forEach(entry -> System.out.println(TrailWords.line(entry, patient)));
        List<String> journal =
                shown.lines().subList(entries.size(), shown.lines().size());
        System.out.println("In the organisation's own journal, up to the root that it posted:");
        journal.forEach(line -> System.out.println("          " + line));
    }
}
