package org.stele.cli.wallet;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code stele wallet send}. */
@Command(
        name = "send",
        description = {
            "For members of staff: have your node send a report, or a patient's particulars, to one of its own systems.",
            "With --list it shows what waits or was refused instead."
        })
final class SendCommand implements Callable<Integer> {
    private static final String PATH = "/v1/dispatches";

    @Mixin
    private WalletOptions options;

    @Option(names = "--list", description = "Show what waits or was refused.")
    private boolean list;

    @Parameters(
            paramLabel = "RESOURCE",
            arity = "0..1",
            description = "DiagnosticReport/… or Patient/…, as FHIR has it.")
    private @Nullable String resource;

    @Option(names = "--to", paramLabel = "NAME", description = "One of hl7.send-to in the node's configuration.")
    private @Nullable String destination;

    @Option(
            names = "--patient",
            paramLabel = "SUBJECT",
            description = "Whose it is, where several patients' charts have it.")
    private @Nullable SubjectId patient;

    @Option(
            names = "--name",
            paramLabel = "ID",
            description = "Of an order that was given before: it is not sent twice, and its stage is shown.")
    private @Nullable RandomId name;

    @Override
    public Integer call() throws IOException {
        if (list) {
            StoredRole role = options.role(options.load());
            Conversation.with(role, () -> Conversation.node(role).get(PATH, role.holder()))
                    .valueStream()
                    .map(SendCommand::line)
                    .forEach(System.out::println);
            return 0;
        }
        if (resource == null || destination == null) {
            throw new CommandFailed("say what to send, and where with --to; or --list");
        }
        return order(resource, destination);
    }

    private int order(String what, String to) throws IOException {
        StoredRole role = options.role(options.load());
        RandomId order = name == null ? RandomId.generate() : name;
        Map<String, Object> body = new TreeMap<>(Map.of("dispatch", order, "destination", to, "resource", what));
        if (patient != null) {
            body.put("subject", patient);
        }
        System.err.println("where no answer comes, say it again with --name " + order + ": it is not sent twice");
        System.out.println(line(
                Conversation.with(role, () -> Conversation.node(role).post(PATH, body, role.holder()))));
        return 0;
    }

    private static String line(JsonNode dispatch) {
        JsonNode answer = dispatch.path("answer");
        String why = answer.isObject()
                ? " " + answer.path("code").asString("") + " "
                        + answer.path("place").asString("") + " "
                        + answer.path("text").asString("")
                : "";
        return OneLine.of(dispatch.path("dispatch").asString("")
                + " " + dispatch.path("message").asString("")
                + " to " + dispatch.path("destination").asString("")
                + ": " + dispatch.path("stage").asString("")
                + why);
    }
}
