package org.stele.gateway.fhir.scope;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says scopes to people. */
public final class ScopeWords {
    /** What every application learns that a patient approves. */
    public static final String OWN_ID = "know the id by which your records are found here";

    private ScopeWords() {}

    /** Each of them. */
    public static List<String> of(Scopes scopes) {
        return scopes.all().stream().map(ScopeWords::of).toList();
    }

    /** Each of them, to the patient of whose chart they are. */
    public static List<String> ofOwn(Scopes scopes) {
        return scopes.all().stream()
                .map(scope -> deeds(scope.permissions()) + " " + what(scope) + " in your own records here")
                .toList();
    }

    /** One scope, as the rest of a sentence that begins with what may be done. */
    public static String of(Scope scope) {
        return deeds(scope.permissions()) + " " + what(scope) + " " + whose(scope.context());
    }

    private static String deeds(Set<Permission> permissions) {
        return permissions.stream().map(ScopeWords::deed).collect(Collectors.joining(" and "));
    }

    private static String deed(Permission permission) {
        return switch (permission) {
            case CREATE -> "add";
            case READ -> "read";
            case UPDATE -> "change";
            case DELETE -> "remove";
            case SEARCH -> "search";
        };
    }

    private static String what(Scope scope) {
        String kind = scope.kind().equals(Scope.ANY) ? "everything" : scope.kind();
        return kind + scope.category().map(it -> " of the category " + it).orElse("");
    }

    private static String whose(Context context) {
        return switch (context) {
            case PATIENT -> "of one patient, whom you name";
            case USER -> "of all patients whom you may see";
            case SYSTEM -> "of all patients whom its seat may see";
        };
    }
}
