package org.stele.crypto.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;

/** Writes places in a text as JSON pointers, showing of outside names only those that are plain words. */
final class JsonPaths {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,31}");

    private JsonPaths() {}

    static String of(TokenStreamContext context) {
        TokenStreamContext parent = context.getParent();
        if (parent == null) {
            return own(context);
        }
        return of(parent) + own(context);
    }

    static String of(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            path.append('/')
                    .append(step.getPropertyName() == null ? "" + step.getIndex() : word(step.getPropertyName()));
        }
        return path.toString();
    }

    private static String own(TokenStreamContext context) {
        if (context.inArray()) {
            return "/" + context.getCurrentIndex();
        }
        return context.inObject() ? "/" + word(context.currentName()) : "";
    }

    private static String word(@Nullable String name) {
        return name != null && WORD.matcher(name).matches() ? name : "*";
    }
}
