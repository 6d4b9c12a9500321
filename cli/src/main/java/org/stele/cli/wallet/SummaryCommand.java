package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.release.OpenedSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stele wallet summary}. */
@Command(
        name = "summary",
        description = {
            "An International Patient Summary of your own records, for whoever treats you elsewhere.",
            "Each record in it is checked to be what the organisation committed to. Without --out these are only listed."
        })
final class SummaryCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the FHIR document there in clear, for you alone to read.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        ProofVerifier verifier = network.verifier(role);
        OpenedSummary summary = Summaries.fetch(role, verifier);
        summary.made().records().forEach(record -> System.out.println(OpenCommand.line(record)));
        System.out.println("made of " + summary.made().records().size()
                + " records, each what was committed to, as of block "
                + summary.made().shown().height());
        if (file != null) {
            OwnFiles.write(file, summary.document());
            System.out.println("written to " + file + ", in clear");
        }
        return 0;
    }
}
