package org.stele.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, then where to read what is right. Exit code 2. */
final class UsageReport implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(OneLine.of("stele: " + mistake.getMessage()));
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("./" + command.getCommandSpec().qualifiedName() + " --help says what it takes.");
        err.flush();
        return ExitCode.USAGE;
    }
}
