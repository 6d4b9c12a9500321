package org.stele.cli.fsck;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.fsck.FsckReport;
import org.stele.node.KnownRules;
import org.stele.node.backup.BackupFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele fsck}. */
@Command(
        name = "fsck",
        description = {
            "Check a stopped node's ledger: every byte against the seal of the last clean stop, and all that it holds.",
            "Or a backup: every byte against its list, and all that its ledger holds.",
            "Changes nothing. Exit code 0: it is sound. 1: something was found."
        })
public final class FsckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The node's folder, its ledger's, or a backup's.")
    private Path directory;

    @Override
    public Integer call() {
        Path ledger = ledger();
        PrintWriter out = spec.commandLine().getOut();
        BackupFolder backup = new BackupFolder(directory);
        if (backup.isFinished()) {
            return checkBackup(backup, ledger, out);
        }
        FsckReport report = check(ledger, out);
        out.println(walked(report));
        report.findings().forEach(finding -> out.println("found: " + finding));
        out.println(report.isSound() ? "sound" : advice(ledger));
        out.flush();
        return report.isSound() ? 0 : 1;
    }

    private static int checkBackup(BackupFolder backup, Path ledger, PrintWriter out) {
        List<String> findings = new ArrayList<>(differences(backup));
        FsckReport report = check(ledger, out);
        findings.addAll(report.findings());
        out.println("every byte was compared with the backup's list; walked blocks 0 to " + report.height());
        findings.forEach(finding -> out.println("found: " + finding));
        out.println(findings.isEmpty() ? "sound" : "damaged: restore nothing from it, take another backup");
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private static List<String> differences(BackupFolder backup) {
        try {
            return backup.differences();
        } catch (IOException e) {
            throw new CommandFailed("the backup in " + backup.root() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A node's folder holds its ledger in one of its own; a ledger's folder its chain. */
    private Path ledger() {
        Path inside = directory.resolve("ledger");
        if (Files.isDirectory(inside)) {
            return inside;
        }
        if (Files.exists(directory.resolve(LedgerDirectory.CHAIN))
                || Files.exists(directory.resolve(LedgerDirectory.GENESIS))) {
            return directory;
        }
        throw new CommandLine.ParameterException(spec.commandLine(), directory + " holds no node and no ledger");
    }

    private static FsckReport check(Path ledger, PrintWriter out) {
        try {
            return Fsck.check(ledger, KnownRules.all(), line -> tell(line, out));
        } catch (LedgerStoppedException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("the ledger in " + ledger + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void tell(String line, PrintWriter out) {
        out.println(line);
        out.flush();
    }

    private static String walked(FsckReport report) {
        String blocks = report.height() < 0 ? "no block could be walked" : "walked blocks 0 to " + report.height();
        return blocks
                + (report.isSealed()
                        ? "; every byte was compared with the seal of the last clean stop"
                        : "; the node was not stopped cleanly, so there is no seal to compare the bytes with");
    }

    private static String advice(Path ledger) {
        return "damaged: do not start this node. Move " + ledger
                + " aside, put a sound copy of the ledger in its place (another member's, or a backup), and start again";
    }
}
