package org.stele.exchange.work;

/**
 * Something to be carried to its end.
 *
 * @param name of what it is about, in the drawer of its kind
 */
public record Task(TaskKind kind, String name) {
    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
