package org.stele.gateway.ccda.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is left out of one document; those that stand alike are counted, and those beyond a bound as one, which a document gets
 * to that is made to have many. One thread.
 */
public final class Notes {
    private static final int MOST = 500;
    private static final String MORE = "more is left out than is listed: it is in the document";

    private record Key(Note.Code code, String kind, String text) {}

    private final Map<Key, Note> notes = new LinkedHashMap<>();

    public void add(Note.Code code, Element where, String text) {
        Key key = new Key(code, where.kind(), text);
        boolean isListed = notes.containsKey(key) || notes.size() < MOST;
        if (isListed) {
            count(key, where);
        } else {
            count(new Key(Note.Code.NOT_MAPPED, "", MORE), where);
        }
    }

    private void count(Key key, Element where) {
        notes.compute(
                key,
                (_, known) -> known == null
                        ? new Note(key.code(), where.path(), 1, key.text())
                        : new Note(key.code(), known.place(), known.times() + 1, key.text()));
    }

    public List<Note> all() {
        return List.copyOf(notes.values());
    }
}
