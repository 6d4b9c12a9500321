package org.stele.cli.wallet;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchRequest;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.launch.LaunchClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele wallet approve}. */
@Command(
        name = "approve",
        description = {
            "Let an application that you began in your browser act for you, or refuse it.",
            "For members of staff, with the key of their seat, and for patients, for their own records.",
            "The browser shows the code; what is shown here is what you approve.",
            "Then type the number that is shown here into that browser."
        })
final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "CODE", description = "What the browser shows, such as 7KQ2-M9XB.")
    private LaunchCode code;

    @Option(
            names = "--patient",
            paramLabel = "SUBJECT",
            description = "Of whom the application shall see something, where it asks for one patient.")
    private @Nullable SubjectId patient;

    @Option(
            names = "--encounter",
            paramLabel = "ID",
            description =
                    "The FHIR id of an encounter of this patient, where the application asks for one and there is one.")
    private @Nullable String encounter;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "For how many days a patient's application may go on by itself, 1 to 365 ("
                    + AppApproval.USUAL_DAYS + " where you say nothing).")
    private @Nullable Integer days;

    @ArgGroup
    private @Nullable Answer answer;

    /** One of them at most. */
    private static final class Answer {
        @Option(names = "--yes", description = "Approve without asking.")
        private boolean yes;

        @Option(names = "--refuse", description = "Refuse without asking.")
        private boolean refuse;
    }

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        requireFitting(role);
        LaunchClient launches = new LaunchClient(Conversation.node(role), role.holder());
        LaunchRequest request = Conversation.with(role, () -> launches.read(code));
        requireDaysFit(request);
        LaunchWords.of(request, role.author(), days(request)).forEach(System.out::println);
        return isApproved(role, request) ? approve(role, launches, request) : refuse(role, launches, request);
    }

    private static boolean isPatient(StoredRole role) {
        return role.author().kind().equals(Actor.SUBJECT);
    }

    /** None for an application that does not go on by itself: so it is signed. */
    private int days(LaunchRequest request) {
        if (!request.has(LaunchRequest.OFFLINE)) {
            return 0;
        }
        return days == null ? AppApproval.USUAL_DAYS : days;
    }

    private void requireDaysFit(LaunchRequest request) {
        if (days != null && !request.has(LaunchRequest.OFFLINE)) {
            throw new CommandFailed("it does not ask to go on by itself: leave --days out");
        }
    }

    /** Before anything is asked of the node. */
    private void requireFitting(StoredRole role) {
        if (isPatient(role) && patient != null) {
            throw new CommandFailed("you approve for your own records: leave --patient out");
        }
        if (isPatient(role) && encounter != null) {
            throw new CommandFailed("you approve for your own records: leave --encounter out");
        }
        if (!isPatient(role) && days != null) {
            throw new CommandFailed("only patients approve for days: leave --days out");
        }
        if (days != null && (days < 1 || days > AppApproval.MOST_DAYS)) {
            throw new CommandFailed("--days is 1 to " + AppApproval.MOST_DAYS);
        }
    }

    private boolean isApproved(StoredRole role, LaunchRequest request) {
        if (answer != null && answer.refuse) {
            return false;
        }
        if (!isPatient(role) && request.namesPatient() && patient == null) {
            throw new CommandFailed("it asks for one patient: say whom, with --patient, or refuse it with --refuse");
        }
        requireNamedOnce(request);
        LaunchWords.whom(
                        role.author(),
                        request.patient().or(() -> Optional.ofNullable(patient)),
                        request.encounter().or(() -> Optional.ofNullable(encounter)))
                .forEach(System.out::println);
        return (answer != null && answer.yes)
                || YesOrNo.ask("Approve?", "no terminal to ask at: give --yes, or --refuse");
    }

    private void requireNamedOnce(LaunchRequest request) {
        if (patient != null && !request.namesPatient()) {
            throw new CommandFailed("it asks for no patient, or was opened for one: leave --patient out");
        }
        if (encounter != null && !request.mayNameEncounter()) {
            throw new CommandFailed("it asks for no encounter, or was opened for one: leave --encounter out");
        }
    }

    private int approve(StoredRole role, LaunchClient launches, LaunchRequest request) throws IOException {
        LaunchConfirmation number = Conversation.with(
                role,
                () -> isPatient(role)
                        ? launches.approveForOneself(request, days(request))
                        : launches.approve(request, Optional.ofNullable(patient), Optional.ofNullable(encounter)));
        System.out.println("approved: " + number + " is the number to type into the browser in which you began");
        System.out.println("Tell it to nobody: whoever has it, and began this, gets what you approved.");
        return 0;
    }

    private static int refuse(StoredRole role, LaunchClient launches, LaunchRequest request) throws IOException {
        Conversation.with(role, () -> {
            launches.refuse(request);
            return request;
        });
        System.out.println("refused");
        return 0;
    }
}
