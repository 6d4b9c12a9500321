package org.stele.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.cli.InputFile;
import org.stele.cli.OneLine;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.TrustedHeader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele verify}. */
@Command(
        name = "verify",
        description = {
            "Check a proof file offline, with nothing but the network's genesis.",
            "Exit code 0: it holds. 1: it is refused, and one line says which check failed."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int LARGEST_PROOF = 256 << 20;
    private static final int LARGEST_HEADER = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A *.stele-proof file.")
    private Path file;

    @Option(
            names = "--genesis",
            required = true,
            paramLabel = "GENESIS",
            description = "The network's genesis, from a source that you trust.")
    private Path genesisFile;

    @Option(
            names = "--trust",
            paramLabel = "HEADER",
            description = "Start from a header that was checked before, and refuse what is older.")
    private @Nullable Path trusted;

    @Option(
            names = "--keep-header",
            paramLabel = "HEADER",
            description = "Write the header that a single ledger proof hangs on, for --trust later.")
    private @Nullable Path kept;

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = Age.class,
            description = "Refuse a proof of an older state: 30s, 15m, 1h, 7d.")
    private @Nullable Duration maxAge;

    @Override
    public Integer call() throws IOException {
        Bytes proof = InputFile.read(file, LARGEST_PROOF);
        Genesis genesis = InputFile.genesis(genesisFile);
        try {
            Finding finding = ProofCheck.check(proof, verifier(genesis));
            checkAge(finding);
            keepHeader(proof, genesis);
            print(finding);
            return 0;
        } catch (ProofException e) {
            throw new CommandFailed("refused: " + e.getMessage(), e);
        }
    }

    private ProofVerifier verifier(Genesis genesis) throws ProofException {
        return trusted == null
                ? new ProofVerifier(genesis)
                : header(trusted, genesis).verifier();
    }

    private static TrustedHeader header(Path file, Genesis genesis) throws ProofException {
        TrustedHeader header = read(file);
        if (!header.network().equals(genesis.network())) {
            throw new ProofException("the trusted header is of another network");
        }
        return header;
    }

    private static TrustedHeader read(Path file) {
        try {
            return TrustedHeader.decode(InputFile.read(file, LARGEST_HEADER));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(file + " holds no trusted header", e);
        }
    }

    private void checkAge(Finding finding) throws ProofException {
        if (maxAge != null && finding.time().isBefore(Instant.now().minus(maxAge))) {
            throw new ProofException("it shows the state of " + finding.time() + ", which is too old");
        }
    }

    private void keepHeader(Bytes proof, Genesis genesis) throws ProofException, IOException {
        if (kept != null) {
            if (!ProofCheck.isBare(proof)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--keep-header takes a single proof of the ledger, not a proof file");
            }
            Files.write(
                    kept, TrustedHeader.of(new Proof(proof), genesis).encode().unsafeArray());
        }
    }

    /** A line that the file had a say in never looks like two. */
    private void print(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(OneLine.of("valid: " + finding.kind()));
        finding.lines().forEach(line -> out.println("  " + OneLine.of(line)));
        out.println("as of block " + finding.height() + ", " + finding.time());
        out.flush();
    }
}
