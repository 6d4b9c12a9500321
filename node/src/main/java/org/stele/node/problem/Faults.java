package org.stele.node.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;

/** Tells faults of the program from what is foreseen, and gives each a number under which the operator finds it in the log. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** The problem of an exception, a fault's too. */
    public static Problem problem(Exception exception) {
        return Problems.of(exception).orElseGet(() -> fault(exception));
    }

    private static Problem fault(Exception exception) {
        RandomId number = RandomId.generate();
        LOG.error("fault {} while answering a request", number, exception);
        return Problem.of(ProblemCode.FAULT, "Try again; the operator finds fault " + number + " in the node's log.");
    }
}
