package org.stele.node.smart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.Context;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.gateway.fhir.scope.Scope;
import org.stele.gateway.fhir.scope.Scopes;

/**
 * Scopes that a person gives an application.
 *
 * @param resources on what it may read
 * @param namesPatient whether a patient is named for it
 */
record PersonScopes(Scopes resources, boolean namesPatient) {
    /** Reads them; nothing where one of them is not understood, writes, or is no person's to give. */
    static Optional<PersonScopes> parse(String text) {
        Map<Boolean, List<String>> isLaunch = Arrays.stream(text.split(" ", -1))
                .collect(Collectors.partitioningBy(LaunchRequest.OF_ONE_PATIENT::equals));
        return Scopes.parse(String.join(" ", isLaunch.getOrDefault(false, List.of())))
                .filter(scopes -> scopes.all().stream().allMatch(PersonScopes::canBeGiven))
                .map(scopes -> new PersonScopes(
                        scopes, !isLaunch.getOrDefault(true, List.of()).isEmpty()));
    }

    private static boolean canBeGiven(Scope scope) {
        return scope.context() != Context.SYSTEM
                && scope.permissions().stream().allMatch(it -> it == Permission.READ || it == Permission.SEARCH);
    }

    /** Whether the others let nothing be done that these do not. */
    boolean cover(PersonScopes others) {
        return resources.cover(others.resources) && (namesPatient || !others.namesPatient);
    }

    /** Whether a token can have just these: the chart of a patient who is named, or those of all, and not both. */
    boolean isOneReach() {
        return isOfOnePatient() ? namesPatient && !has(Context.USER) : !has(Context.PATIENT);
    }

    boolean isOfOnePatient() {
        return has(Context.PATIENT);
    }

    private boolean has(Context context) {
        return resources.all().stream().anyMatch(scope -> scope.context() == context);
    }

    @Override
    public String toString() {
        return (namesPatient ? LaunchRequest.OF_ONE_PATIENT + " " : "") + resources;
    }
}
