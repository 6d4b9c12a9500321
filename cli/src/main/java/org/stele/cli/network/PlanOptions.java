package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.stele.cli.CommandFailed;
import org.stele.contracts.network.Role;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkPlan;
import picocli.CommandLine.Option;

/** Which members a rehearsal has, and where they listen. */
final class PlanOptions {
    @Option(
            names = {"--members", "--nodes"},
            paramLabel = "N|FILE",
            defaultValue = "4",
            description = {
                "How many, 1 to 13; or a file with a line each, a label and a role: 'hospital-a HOSPITAL'",
                "(${DEFAULT-VALUE})."
            })
    private String members = "4";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = Rehearsals.FIRST_PORT,
            description = "From which port on they listen on 127.0.0.1, three each (${DEFAULT-VALUE}).")
    private int firstPort = Integer.parseInt(Rehearsals.FIRST_PORT);

    int firstPort() {
        return firstPort;
    }

    NetworkPlan plan() {
        try {
            return members.matches("[0-9]{1,2}")
                    ? NetworkPlan.of(Integer.parseInt(members))
                    : NetworkPlan.of(read(Path.of(members)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed("--members: " + e.getMessage(), e);
        }
    }

    private static List<MemberPlan> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(PlanOptions::member)
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed("--members: " + file + " cannot be read: give a number of members or a file", e);
        }
    }

    private static MemberPlan member(String line) {
        String[] words = line.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("expected a label and a role in '" + line + "'");
        }
        return MemberPlan.of(words[0], Role.valueOf(words[1].toUpperCase(Locale.ROOT)));
    }
}
