package org.stele.node.control;

/**
 * How a request ended.
 *
 * @param done whether what was asked was done
 * @param words why not
 */
public record ControlAnswer(boolean done, String words) {
    private static final String DONE = "done";
    private static final String FAILED = "failed ";

    public static ControlAnswer success() {
        return new ControlAnswer(true, "");
    }

    public static ControlAnswer failed(String words) {
        return new ControlAnswer(false, words.replace('\n', ' '));
    }

    String line() {
        return done ? DONE : FAILED + words;
    }

    static ControlAnswer parse(String line) {
        if (line.equals(DONE)) {
            return success();
        }
        return failed(
                line.startsWith(FAILED)
                        ? line.substring(FAILED.length())
                        : "the node ended before it was done: look into its logs/node.log");
    }
}
