package org.stele.cli.leaks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stele.benchmarks.withheld.Secret;
import org.stele.cli.CommandFailed;
import picocli.CommandLine.Option;

/** What another server withholds. */
final class SecretOptions {
    private static final Pattern ADDRESS = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})");

    @Option(
            names = "--withheld",
            paramLabel = "KIND/ID",
            required = true,
            description = "A resource that is there and that the headers' user may not see, for instance Condition/17.")
    private String withheld = "";

    @Option(
            names = "--version-id",
            paramLabel = "VERSION",
            description = "Its version, as somebody knows it who saw it once: asked for too.")
    private @Nullable String version;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            required = true,
            description = "Whose it is: the id of a Patient that the user may see.")
    private String patient = "";

    @Option(
            names = "--found-by",
            paramLabel = "NAME=VALUE",
            required = true,
            description = "What finds it and nothing else, for instance 'code=http://snomed.info/sct|370143000'.")
    private String foundBy = "";

    Secret secret() {
        Matcher address = ADDRESS.matcher(withheld);
        int sign = foundBy.indexOf('=');
        if (!address.matches()) {
            throw new CommandFailed("--withheld takes a kind and an id, as Condition/17: not " + withheld);
        }
        if (sign < 1 || sign == foundBy.length() - 1) {
            throw new CommandFailed("--found-by takes a search parameter and a value, as code=17: not " + foundBy);
        }
        return new Secret(
                address.group(1),
                address.group(2),
                Optional.ofNullable(version),
                patient,
                foundBy.substring(0, sign),
                foundBy.substring(sign + 1));
    }
}
