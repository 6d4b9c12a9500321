package org.stele.gateway.fhir.scope;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/** Reads scopes on resources, of version 2 and, by what they mean there, of version 1. */
final class ScopeReader {
    /** What a category's system and code are made of: nothing that means something in a query, or is no part of a scope (RFC 6749 §3.3). */
    private static final String PLAIN = "[!-~&&[^\"\\\\|,&$%#?]]+";

    private static final Pattern FORM = Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})"
            + "\\.(read|write|\\*|c?r?u?d?s?)(?:\\?category=(" + PLAIN + "\\|" + PLAIN + "))?");

    /** Of categories that are codes the index does not know the system. */
    private static final Set<String> CODED = Set.of("CodeableConcept", "Coding");

    private ScopeReader() {}

    /** Nothing where it is none, or names what could not be enforced exactly. */
    static Optional<Scope> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Scope(
                        Context.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                        matcher.group(2),
                        permissions(matcher.group(3)),
                        Optional.ofNullable(matcher.group(4))))
                .filter(ScopeReader::isKnown);
    }

    private static Set<Permission> permissions(String text) {
        return switch (text) {
            case "read" -> EnumSet.of(Permission.READ, Permission.SEARCH);
            case "write" -> EnumSet.of(Permission.CREATE, Permission.UPDATE, Permission.DELETE);
            case "*" -> EnumSet.allOf(Permission.class);
            default -> letters(text);
        };
    }

    private static Set<Permission> letters(String text) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (text.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static boolean isKnown(Scope scope) {
        boolean isKind =
                scope.kind().equals(Scope.ANY) || SearchParameters.R4.kinds().contains(scope.kind());
        return isKind && (scope.category().isEmpty() || hasCategory(scope.kind()));
    }

    private static boolean hasCategory(String kind) {
        return SearchParameters.R4
                .find(kind, Scope.CATEGORY)
                .filter(it -> it.sources().stream().allMatch(source -> CODED.contains(source.element())))
                .isPresent();
    }
}
