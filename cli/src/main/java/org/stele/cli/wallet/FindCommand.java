package org.stele.cli.wallet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.cli.OneLine;
import org.stele.contracts.id.OrganisationId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code stele wallet find}. */
@Command(
        name = "find",
        description = {
            "For clinicians: as whom your organisation, and others, know a person of whom you have a number.",
            "Others tell it of patients whom you may see there; every patient reads that you asked."
        })
final class FindCommand implements Callable<Integer> {
    private static final String PATH = "/fhir/R4/Patient/$ihe-pix?sourceIdentifier=";
    private static final String TYPED = "-";
    private static final int NOT_FOUND = 404;
    private static final int NOT_FITTING = 422;

    @Mixin
    private WalletOptions options;

    @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Who gave the number, as a URI.")
    private String authority = "";

    @Parameters(
            index = "1",
            paramLabel = "NUMBER",
            description = "The number; - reads it from the standard input, so that no history has it.")
    private String number = "";

    @Option(names = "--at", paramLabel = "ORGANISATION", description = "An organisation that is asked too.")
    private List<OrganisationId> organisations = List.of();

    @Option(
            names = "--of",
            paramLabel = "AUTHORITY",
            description = "Whose numbers are wanted; where --at is given, no others.")
    private List<String> wanted = List.of();

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        String asked = number.equals(TYPED) ? typed() : number;
        JsonNode answer = Conversation.with(role, () -> ask(role, asked));
        for (JsonNode parameter : answer.path("parameter")) {
            switch (parameter.path("name").asString("")) {
                case "targetIdentifier" -> System.out.println(identifier(parameter.path("valueIdentifier")));
                case "targetId" ->
                    System.out.println(
                            OneLine.of(parameter.at("/valueReference/reference").asString("")));
                default ->
                    parameter
                            .at("/resource/issue")
                            .forEach(issue -> System.err.println(
                                    OneLine.of(issue.path("diagnostics").asString(""))));
            }
        }
        return 0;
    }

    private static String typed() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.isBlank()) {
            throw new CommandFailed("no number came on the standard input");
        }
        return line.strip();
    }

    private JsonNode ask(StoredRole role, String asked) throws IOException, NodeProblem {
        List<String> targets = new ArrayList<>(wanted);
        organisations.forEach(it -> targets.add("urn:stele:org:" + it));
        StringBuilder path = new StringBuilder(PATH).append(encoded(escaped(authority) + "|" + escaped(asked)));
        targets.forEach(it -> path.append("&targetSystem=").append(encoded(it)));
        try {
            return Conversation.node(role).get(path.toString(), role.holder());
        } catch (NodeProblem e) {
            if (e.status() == NOT_FOUND) {
                throw new CommandFailed("nobody whom you may see has this number", e);
            }
            if (e.status() == NOT_FITTING) {
                throw new CommandFailed("no such organisation in this network: look at --at", e);
            }
            throw e;
        }
    }

    private static String identifier(JsonNode identifier) {
        String by = identifier.at("/assigner/identifier/value").asString("");
        return OneLine.of(identifier.path("system").asString("") + " "
                + identifier.path("value").asString("")
                + (by.isEmpty() ? "" : " at " + by));
    }

    /** R4 search.html#escaping. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\|,$]", "\\\\$0");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
