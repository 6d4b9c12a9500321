package org.stele.cli.wallet;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele wallet link}. */
@Command(
        name = "link",
        description = {
            "Give somebody a link to a summary of your records: a SMART Health Link.",
            "The summary is sealed here; the hospital keeps it and cannot read it. The key is in the link."
        },
        subcommands = {LinkCreateCommand.class, LinkListCommand.class, LinkRevokeCommand.class})
final class LinkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "create, list or revoke?");
    }
}
