package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.PasscodeVerifier;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.healthlink.HealthLink;
import org.stele.wallet.healthlink.HealthLinkClient;
import org.stele.wallet.healthlink.LinkTerms;
import org.stele.wallet.release.OpenedSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stele wallet link create}. */
@Command(
        name = "create",
        description = {
            "Make a summary of your records as of now, and a link to it.",
            "The link is shown once: whoever has it, and the passcode where there is one, reads the summary."
        })
final class LinkCreateCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--passcode", description = "Ask for a passcode, which you tell the recipient by another way.")
    private boolean asks;

    @Option(
            names = "--passcode-file",
            paramLabel = "FILE",
            description = "Holds the passcode in its first line, instead of being asked.")
    private @Nullable Path passcodeFile;

    @Option(
            names = "--expires",
            paramLabel = "PERIOD",
            defaultValue = "P7D",
            description = "When it ends, such as P7D from now (${DEFAULT-VALUE}); a year at most.")
    private Period period = Period.ofDays(7);

    @Option(
            names = "--uses",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often it may be used, up to 1000 (${DEFAULT-VALUE}).")
    private int uses = 10;

    @Option(
            names = "--label",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the recipient sees before opening it, 80 characters at most.")
    private String label = "";

    @Override
    public Integer call() throws IOException {
        LinkTerms terms = terms();
        StoredRole role = options.role(options.load());
        ProofVerifier verifier = network.verifier(role);
        OpenedSummary summary = Summaries.fetch(role, verifier);
        HealthLink link = Conversation.with(role, () -> make(role, summary, terms));
        System.out.println(link.text());
        System.out.println("made of " + summary.made().records().size()
                + " records, each what was committed to, as of block "
                + summary.made().shown().height());
        System.out.println("ends " + terms.until() + ", or after " + uses + " uses, or with 'stele wallet link revoke "
                + link.link() + "'. It is not shown again.");
        return 0;
    }

    private static HealthLink make(StoredRole role, OpenedSummary summary, LinkTerms terms) throws IOException {
        return Conversation.with(role, () -> {
            try {
                return new HealthLinkClient(Conversation.node(role), role.holder()).make(summary, terms);
            } catch (IllegalArgumentException e) {
                throw new CommandFailed(String.valueOf(e.getMessage()), e);
            }
        });
    }

    /** Before anything is asked of the node. */
    private LinkTerms terms() {
        Instant until = InstantSource.system()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneOffset.UTC)
                .plus(period)
                .toInstant();
        try {
            return new LinkTerms(until, uses, passcode(), label);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<PasscodeVerifier> passcode() {
        if (!asks && passcodeFile == null) {
            return Optional.empty();
        }
        char[] passcode =
                passcodeFile == null ? Passphrase.passcode(Passphrase::console) : Passphrase.inFile(passcodeFile);
        try {
            return Optional.of(PasscodeVerifier.of(passcode));
        } finally {
            Arrays.fill(passcode, '\0');
        }
    }
}
