package org.stele.cli.network;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele network admit-loss}. */
@Command(
        name = "admit-loss",
        description = {
            "Admit that this organisation's journal lost entries, after its node was restored from a backup.",
            "It stands on the ledger for ever, and in every trail that its patients read from then on."
        })
public final class AdmitLossCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions options;

    @Override
    public Integer call() {
        Administration administration = options.open();
        PrintWriter out = spec.commandLine().getOut();
        out.println(posted(administration)
                .map(last -> admit(last, administration))
                .orElse("the ledger has no root of this organisation's journal: there is nothing to admit"));
        out.flush();
        return 0;
    }

    private static Optional<JournalRoot> posted(Administration administration) {
        return administration
                .read(NetworkTables.JOURNAL, administration.organisation())
                .filter(last -> last.counter() > 0);
    }

    private static String admit(JournalRoot last, Administration administration) {
        administration.submit("admitJournalLoss", new NetworkCommand.AdmitJournalLoss(last.counter(), last.root()));
        return "admitted: of the journal whose last root covered " + last.counter()
                + " entries some are lost; the node posts the next root by itself";
    }
}
