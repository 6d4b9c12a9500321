package org.stele.cli.wallet;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.launch.LaunchTicket;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.launch.LaunchClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele wallet launch}. */
@Command(
        name = "launch",
        description = {
            "For members of staff: open an application for a patient, as a record system does.",
            "Open the address that is shown in your browser, then approve what the application asks for: 'stele wallet approve'."
        })
final class LaunchCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "APPLICATION", description = "As it is registered at your node.")
    private String application;

    @Option(names = "--patient", paramLabel = "SUBJECT", description = "For whom it is opened.")
    private @Nullable SubjectId patient;

    @Option(
            names = "--encounter",
            paramLabel = "ID",
            description = "The FHIR id of the encounter of this patient for which it is opened.")
    private @Nullable String encounter;

    @Option(names = "--intent", paramLabel = "WORDS", description = "What for, in words that the application knows.")
    private @Nullable String intent;

    @Option(
            names = "--patient-shown",
            description = "Who the patient is, is shown around the application already: it need not.")
    private boolean patientShown;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        if (!role.author().kind().equals(Actor.SEAT)) {
            throw new CommandFailed("applications are opened by members of staff, with the key of their seat");
        }
        LaunchOpening opening = new LaunchOpening(application, context());
        LaunchTicket ticket =
                Conversation.with(role, () -> new LaunchClient(Conversation.node(role), role.holder()).open(opening));
        System.out.println("open in your browser, once, until " + ticket.until() + ": " + OneLine.of(ticket.address()));
        return 0;
    }

    private LaunchContext context() {
        try {
            return new LaunchContext(
                    Optional.ofNullable(patient),
                    Optional.ofNullable(encounter),
                    Optional.ofNullable(intent),
                    !patientShown);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
