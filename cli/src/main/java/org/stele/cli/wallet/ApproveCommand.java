package org.stele.cli.wallet;

import java.io.Console;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchRequest;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.launch.LaunchClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele wallet approve}. */
@Command(
        name = "approve",
        description = {
            "Let an application that you began in your browser act for you, or refuse it.",
            "For members of staff, with the key of their seat. The browser shows the code; what is shown here is what you approve."
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

    @Option(names = "--yes", description = "Approve without asking.")
    private boolean yes;

    @Option(names = "--refuse", description = "Refuse without asking.")
    private boolean refuse;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        LaunchClient launches = new LaunchClient(Conversation.node(role), role.holder());
        LaunchRequest request = Conversation.with(role, () -> launches.read(code));
        LaunchWords.of(request).forEach(System.out::println);
        return isApproved(request) ? approve(role, launches, request) : refuse(role, launches, request);
    }

    private boolean isApproved(LaunchRequest request) {
        if (request.namesPatient() && patient == null && !refuse) {
            throw new CommandFailed("it asks for one patient: say whom, with --patient, or refuse it with --refuse");
        }
        return !refuse && (yes || answer().equals("yes"));
    }

    private static String answer() {
        Console console = System.console();
        String answer = console == null || !console.isTerminal() ? null : console.readLine("Approve? (yes/no) ");
        if (answer == null) {
            throw new CommandFailed("no terminal to ask at: give --yes, or --refuse");
        }
        return answer.strip().toLowerCase(Locale.ROOT);
    }

    private int approve(StoredRole role, LaunchClient launches, LaunchRequest request) throws IOException {
        Conversation.with(role, () -> {
            launches.approve(request, Optional.ofNullable(patient));
            return request;
        });
        System.out.println("approved: go on in the browser");
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
