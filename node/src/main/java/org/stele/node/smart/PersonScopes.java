package org.stele.node.smart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.Context;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.gateway.fhir.scope.Scope;
import org.stele.gateway.fhir.scope.Scopes;

/**
 * Scopes that a person gives an application.
 *
 * @param resources on what it may read
 * @param beside what else it wants, of {@link LaunchRequest#BESIDE_RESOURCES}
 */
record PersonScopes(Scopes resources, SortedSet<String> beside) {
    /** Reads them; nothing where one of them is not understood, writes, or is no person's to give. */
    static Optional<PersonScopes> parse(String text) {
        Map<Boolean, List<String>> isBeside = Arrays.stream(text.split(" ", -1))
                .collect(Collectors.partitioningBy(LaunchRequest.BESIDE_RESOURCES::contains));
        return Scopes.parse(String.join(" ", isBeside.getOrDefault(false, List.of())))
                .filter(scopes -> scopes.all().stream().allMatch(PersonScopes::canBeGiven))
                .map(scopes -> new PersonScopes(scopes, new TreeSet<>(isBeside.getOrDefault(true, List.of()))))
                .filter(scopes -> scopes.has(LaunchRequest.OPENID) || !scopes.has(LaunchRequest.FHIR_USER))
                .filter(scopes -> scopes.mayHavePatient() || !scopes.has(LaunchRequest.OF_ONE_ENCOUNTER));
    }

    private static boolean canBeGiven(Scope scope) {
        return scope.context() != Context.SYSTEM
                && scope.permissions().stream().allMatch(it -> it == Permission.READ || it == Permission.SEARCH);
    }

    /** Whether the others let nothing be done that these do not. */
    boolean cover(PersonScopes others) {
        return resources.cover(others.resources) && beside.containsAll(others.beside);
    }

    /** Whether a token can have just these: the chart of one patient, or those of all, and not both. */
    boolean isOneReach() {
        return !isOfOnePatient() || (mayHavePatient() && !isOfAll());
    }

    /** Whether they are good only where whoever opened the application did so for a patient. */
    boolean needPatient() {
        return !namesPatient() && (isOfOnePatient() || has(LaunchRequest.OF_ONE_ENCOUNTER));
    }

    /** Whether there can be a patient: who is named, or for whom the application was opened. */
    boolean mayHavePatient() {
        return namesPatient() || has(LaunchRequest.LAUNCH);
    }

    boolean isOfOnePatient() {
        return has(Context.PATIENT);
    }

    boolean isOfAll() {
        return has(Context.USER);
    }

    /** Whether a patient is named for it. */
    boolean namesPatient() {
        return has(LaunchRequest.OF_ONE_PATIENT);
    }

    boolean has(String scope) {
        return beside.contains(scope);
    }

    private boolean has(Context context) {
        return resources.all().stream().anyMatch(scope -> scope.context() == context);
    }

    @Override
    public String toString() {
        return Stream.concat(beside.stream(), Stream.of(resources.toString())).collect(Collectors.joining(" "));
    }
}
