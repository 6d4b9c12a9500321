package org.stele.wallet.http;

import java.util.List;

/** A node said no, or could not: its problem document (RFC 9457). */
public final class NodeProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Issue> issues;

    /** One of several things that are wrong: where, and a closed code. */
    public record Issue(String path, String code) {}

    /**
     * @param status the HTTP status
     * @param code closed, in capitals
     * @param detail what to do
     */
    public NodeProblem(int status, String code, String detail, List<Issue> issues) {
        super(code + " (" + status + "): " + detail);
        this.status = status;
        this.code = code;
        this.issues = List.copyOf(issues);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Issue> issues() {
        return issues;
    }
}
