package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.ErasureId;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele wallet certificate}. */
@Command(
        name = "certificate",
        description = "Fetch and check the certificate of an erasure that every holder answered.")
final class CertificateCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Parameters(paramLabel = "REQUEST", description = "As 'stele wallet erase' named it.")
    private ErasureId request;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to keep it.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        ProofVerifier verifier = network.verifier(role);
        Bytes certificate = Bytes.wrap(
                Conversation.with(role, () -> Conversation.patient(role).certificate(request)));
        check(certificate, verifier).lines().forEach(System.out::println);
        OwnFiles.write(file, certificate);
        return 0;
    }

    private static Shown check(Bytes certificate, ProofVerifier verifier) {
        try {
            return ProofFile.verify(certificate, verifier);
        } catch (ProofException e) {
            throw new CommandFailed("the node's certificate does not hold: " + e.getMessage(), e);
        }
    }
}
