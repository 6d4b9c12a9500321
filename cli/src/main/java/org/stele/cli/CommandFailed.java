package org.stele.cli;

/**
 * A command could not do what it was asked for a reason that is foreseen: a missing file, a node that does not answer, a
 * proof that does not hold. Ends the process with exit code 1 after the message alone was printed.
 */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line: what went wrong and what to do about it; no secret and no health data */
    public CommandFailed(String message) {
        super(message);
    }

    /**
     * @param message as in {@link #CommandFailed(String)}
     * @param cause what {@code --stacktrace} shows
     */
    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
