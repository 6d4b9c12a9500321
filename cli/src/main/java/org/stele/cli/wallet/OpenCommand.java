package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.DecryptionException;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stele wallet open}. */
@Command(
        name = "open",
        description = {
            "Open your own records: each is checked to be what the organisation committed to.",
            "Without --out they are only listed."
        })
final class OpenCommand implements Callable<Integer> {
    private static final String PROOF = "records.stele-proof";

    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write them there in clear, for you alone to read, with their proof.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        ProofVerifier verifier = network.verifier(role);
        OpenedRelease opened = Conversation.with(role, () -> open(role, verifier));
        opened.records().forEach(record -> System.out.println(line(record)));
        System.out.println(opened.records().size() + " records, each what was committed to, as of block "
                + opened.shown().height());
        if (folder != null) {
            write(opened, OwnFiles.folder(folder));
        }
        return 0;
    }

    private static OpenedRelease open(StoredRole role, ProofVerifier verifier) throws IOException, NodeProblem {
        NodeClient node = Conversation.node(role);
        byte[] packed = Conversation.patient(role).open();
        try {
            return new ReleaseOpener(node, verifier).open(packed, role.holder());
        } catch (DecryptionException e) {
            throw new CommandFailed("what the node sent does not open with this wallet's key", e);
        } catch (ProofException e) {
            throw new CommandFailed("what the node sent is not what the ledger holds: " + e.getMessage(), e);
        }
    }

    private static void write(OpenedRelease opened, Path folder) throws IOException {
        for (Disclosed record : opened.records()) {
            OwnFiles.write(folder.resolve(record.record() + ".json"), record.content());
        }
        OwnFiles.write(folder.resolve(PROOF), opened.file());
        System.out.println("written to " + folder + "; '" + PROOF + "' proves them, and holds them in clear");
    }

    static String line(Disclosed record) {
        Labels labels = record.readLabels();
        return record.record() + " " + labels.kind() + " "
                + labels.domains().stream().map(Label::code).collect(Collectors.joining(", "));
    }
}
