package org.stele.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception that a command let through into one line on standard error and exit code 1. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        command.getErr().println(OneLine.of("stele: " + what(failure)));
        if (wantsTrace(arguments)) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    private static String what(Exception failure) {
        return failure instanceof CommandFailed
                ? String.valueOf(failure.getMessage())
                : "unexpected failure, " + failure + " (run again with --stacktrace to see where)";
    }

    /** The option may stand before or after the subcommand's name. */
    private static boolean wantsTrace(ParseResult arguments) {
        return arguments.asCommandLineList().stream()
                .anyMatch(part -> part.getParseResult().hasMatchedOption("--stacktrace"));
    }
}
